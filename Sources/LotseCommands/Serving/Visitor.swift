internal import LotseBasics
internal import LotseModel
internal import LotseServer

/// Whom a page is made for, and why.
struct Visitor {
  let role: Role
  /// Whether forms are taken from them at all.
  let mayWrite: Bool
  /// The name that the proxy told.
  var name: String?
  let reason: Phrase

  /// What is recorded as the author of a change to a sub-project: the unit, never a name.
  func actor(for unit: Key<Unit>?, office: String) -> String {
    guard case .units(let keys) = role else { return office }
    return (unit.flatMap { keys.contains($0) ? $0 : nil } ?? keys[0]).text
  }

  /// The units whose sub-projects they may change; nil for all.
  var units: [Key<Unit>]? {
    if case .units(let keys) = role { keys } else { nil }
  }

  func owns(_ item: SubProject) -> Bool {
    switch role {
    case .office: true
    case .units(let keys): keys.contains(item.unit)
    case .council, .public: false
    }
  }

  /// Who sends a request. What a header says counts only where nobody else can have written it; everyone who cannot be
  /// told is the public.
  init(_ request: WebRequest, header: String?, isReadOnly: Bool, _ configuration: CityConfiguration) {
    func everyone(_ reason: Phrase, name: String? = nil) -> Visitor {
      Visitor(role: .public, mayWrite: false, name: name, reason: reason)
    }
    let isNear =
      switch request.peer {
      case .loopback, .socket: true
      case .elsewhere(let address): address == configuration.proxy
      }
    guard isNear else {
      self = everyone(
        Phrase(
          "Die Anfrage kommt von einem anderen Rechner, der nicht als Proxy konfiguriert ist.",
          "The request comes from another computer that is not configured as the proxy."))
      return
    }
    guard let header else {
      guard request.peer == .loopback, !request.isForwarded else {
        self = everyone(
          Phrase(
            "Die Anfrage kommt über einen Proxy, und lotse serve kennt keinen --user-header.",
            "The request comes through a proxy, and lotse serve was given no --user-header."))
        return
      }
      self.init(
        role: .office, mayWrite: !isReadOnly,
        reason: Phrase("Sie sitzen an diesem Rechner.", "You are at this computer."))
      return
    }
    guard let name = request.header(header).map(Text.seen), !name.isEmpty else {
      self = everyone(
        Phrase("Der Proxy nennt keinen Namen (\(header)).", "The proxy tells no name (\(header))."))
      return
    }
    guard let role = configuration.role(of: name) else {
      self = everyone(
        Phrase("Die Konfiguration kennt diesen Namen nicht.", "The configuration does not know this name."), name: name)
      return
    }
    let writes =
      switch role {
      case .office, .units: true
      case .council, .public: false
      }
    self.init(
      role: role, mayWrite: writes && !isReadOnly, name: name,
      reason: Phrase("So steht es in der Konfiguration (access).", "So says the configuration (access)."))
  }

  private init(role: Role, mayWrite: Bool, name: String? = nil, reason: Phrase) {
    self.role = role
    self.mayWrite = mayWrite
    self.name = name
    self.reason = reason
  }
}
