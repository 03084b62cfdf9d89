/// A value that lies beside the one that holds it: it takes no room while it is the usual one, and copies share it until one
/// of them changes it.
struct Aside<Value: AsideValue>: Hashable, Sendable {
  // An array is shared until it is written to; it holds the value, or nothing for the usual one.
  private var held: [Value] = []

  init() {}

  var value: Value {
    _read { if held.isEmpty { yield Value.usual } else { yield held[0] } }
    _modify {
      if held.isEmpty { held.append(Value.usual) }
      yield &held[0]
    }
  }

  static func == (left: Aside, right: Aside) -> Bool { left.held == right.held || left.value == right.value }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// What can lie aside: something with a usual value.
protocol AsideValue: Hashable, Sendable {
  static var usual: Self { get }
}
