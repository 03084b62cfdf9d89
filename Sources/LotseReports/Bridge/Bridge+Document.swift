internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets

extension Bridge {
  /// The bridge as people check it: start, every step with its numbers, end.
  func table(_ wording: Wording) -> Table {
    let language = wording.language
    let steps = Step.allCases.filter { count($0) > 0 || Step.usual.contains($0) }
    return Table(
      [
        .init(Step.name[language]), .init(language("Zahl", "Count"), .right),
        .init(language("Teilprojekte", "Sub-projects"), flexible: true),
      ],
      [[.init(Step.startName[language]), .init(start), .init(.empty)]]
        + steps.map { step in
          [
            .init((step.sign > 0 ? "+ " : "− ") + step.label[language]), .init(count(step)),
            .init(.list((self.steps[step] ?? []).map(\.description))),
          ]
        }, total: [.init(Step.endName[language]), .init(end), .init(.empty)])
  }

  /// One row per group with the steps that occur in some of them.
  static func table(
    of groups: [(label: String, bridge: Self)], _ total: Self, _ heading: String, caption: String, _ language: Language
  ) -> Table {
    let steps = Step.allCases.filter { step in groups.contains { $0.bridge.count(step) > 0 } || total.count(step) > 0 }
    func row(_ label: String, _ bridge: Self) -> [Table.Cell] {
      [.init(label), .init(bridge.start)]
        + steps.map { step in
          let count = bridge.count(step)
          return .init(count == 0 ? .dash : .difference(step.sign * count))
        } + [.init(bridge.end)]
    }
    return Table(
      [.init(heading, flexible: true), .init(language("Anfang", "Start"), .right)]
        + steps.map { .init($0.shortLabel[language], .right) } + [.init(language("Ende", "End"), .right)],
      groups.map { row($0.label, $0.bridge) }, total: row(language("Gesamt", "Total"), total), caption: caption)
  }

  /// The bridge in one sentence, such as "Nenner am Anfang 229 + 3 neu aufgenommen = 232 am Ende."
  func sentence(_ language: Language) -> String {
    guard !isUnmoved else {
      return language("\(Step.name.de): unverändert \(end).", "\(Step.name.en): \(end), unchanged.")
    }
    let told = Step.allCases.filter { count($0) > 0 }.map { step in
      " \(step.sign > 0 ? "+" : "−") \(count(step)) \(step.label[language])"
    }.joined()
    return "\(Step.startName[language]) \(start)\(told) = \(end) " + language("am Ende.", "at the end.")
  }

  /// Whether a picture shows more than a hairline: at least three, and a tenth of the larger number, moved.
  var isVisible: Bool {
    let moved = Step.allCases.map(count).reduce(0, +)
    return moved > 2 && moved * 10 >= max(start, end)
  }

  /// The bridge as a waterfall: the start, every step that occurs, the end.
  func waterfall(_ language: Language) -> Chart {
    let steps = Step.allCases.filter { count($0) > 0 }
    var level = start
    var lift = [0]
    for step in steps {
      let next = level + step.sign * count(step)
      lift.append(min(level, next))
      level = next
    }
    func values(_ sign: Int) -> [Int?] { [0] + steps.map { $0.sign == sign ? count($0) : 0 } + [0] }
    return Chart(
      .stackedColumns, title: Step.question[language], description: sentence(language),
      categories: [language("Anfang", "Start")] + steps.map { $0.label[language] } + [language("Ende", "End")],
      series: [
        .init(name: language("Sockel", "Base"), values: lift + [0], color: nil),
        .init(
          name: language("Anfang und Ende", "Start and end"), values: [start] + steps.map { _ in 0 } + [end],
          color: "1B4F72"),
        .init(name: language("Zugang", "In"), values: values(1), color: "5DADE2"),
        .init(name: language("Abgang", "Out"), values: values(-1), color: "F5B041"),
      ])
  }

  /// Start, every step and end, as programs read them.
  var figures: [(key: String, count: Int)] {
    [("start", start)] + Step.allCases.map { ($0.rawValue, count($0)) } + [("end", end)]
  }

  var json: JSONValue {
    var object: [String: JSONValue] = ["start": .int(start), "end": .int(end)]
    for step in Step.allCases {
      object[step.rawValue] = .array((steps[step] ?? []).map { .string($0.description) })
    }
    return .object(object)
  }
}
