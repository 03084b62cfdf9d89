internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports

/// The forms of a sub-project.
extension Deed {
  static func forms(for item: SubProject, _ reading: Reading, _ visit: Visit) -> [Form] {
    let language = visit.language
    var forms: [Form] = []
    func add(
      _ deed: String, _ title: String, _ fields: [Form.Field], id: String? = nil, sending more: [(String, String)] = []
    ) {
      var form = Deed.form(deed, title, to: item.number.description, fields, reading, language, id: id)
      form.hidden += more.map { (name: $0.0, value: $0.1) }
      if fields.isEmpty { form.submit = title }
      forms.append(form)
    }
    let isOpen = item.status.isOpen
    if isOpen {
      add("confirm", language("Keine Änderung melden", "Report no change"), [])
      add(
        "rate", language("Ampel setzen", "Set the light"),
        [
          Form.Field("light", language("Ampel", "Light"), choice(TrafficLight.self, language), isRequired: true),
          Form.Field(
            "dimension", language("Dimension (bei Gelb und Rot)", "Dimension (for yellow and red)"),
            choice(Dimension.self, language)),
          Form.Field("measure", language("Maßnahme (bei Gelb und Rot)", "Measure (for yellow and red)"), .text),
          Form.Field("decision-needed", language("Nötige Entscheidung (bei Rot)", "Decision needed (for red)"), .text),
          Form.Field("decision-from", language("Entscheidung von wem (Rolle)", "Decision from whom (role)")),
          Form.Field("because", language("Warum besser als vorgeschlagen", "Why better than proposed"), .text),
        ])
    }
    for (status, rule) in reading.snapshot.configuration.workflow.moves(from: item.status, held: item.heldStatus) {
      let label = reading.wording.status(status)
      let needed = rule.requires.filter { $0 != .maturity || item.kind == .ozgService }
      add(
        "status", "Status: → \(label)",
        needed.flatMap { fields(for: $0, item, language) }
          + [Form.Field("on", language("Seit wann (sonst heute)", "Since when (else today)"), .day)],
        id: "status-\(status.rawValue)", sending: [("to", status.rawValue)])
    }
    let open = item.milestones.enumerated().filter { $0.element.doneOn == nil }
    if isOpen, !open.isEmpty {
      let milestone = Form.Field(
        "milestone", language("Meilenstein", "Milestone"),
        .words(open.map { (String($0.offset + 1), $0.element.title) }), isRequired: true)
      add(
        "milestone-done", language("Meilenstein erreicht", "Milestone done"),
        [
          milestone, Form.Field("on", language("Erreicht am (sonst heute)", "Done on (else today)"), .day),
        ])
      if visit.visitor.role == .office {
        add(
          "milestone-remove", language("Meilenstein entfernen", "Remove a milestone"),
          [milestone])
        add(
          "milestone-move", language("Meilenstein verschieben", "Move a milestone"),
          [
            milestone, Form.Field("to", language("Neuer Termin", "New date"), .day, isRequired: true),
          ])
      }
    }
    add(
      "spent", language("Ausgaben melden", "Report money spent"),
      [
        Form.Field(
          "budget-spent", language("Bisher verausgabt, in Euro", "Spent so far, in euros"), isRequired: true)
      ])
    add(
      "note", language("Notiz anfügen", "Add a note"),
      [Form.Field("text", language("Text für das Büro", "Text for the office"), .text, isRequired: true)])
    if visit.visitor.role == .office {
      if isOpen {
        add(
          "milestone-add", language("Meilenstein setzen", "Add a milestone"),
          [
            Form.Field("title", language("Titel", "Title"), isRequired: true),
            Form.Field("due", language("Termin", "Due"), .day, isRequired: true),
          ])
      }
      add(
        "update", language("Angaben ändern (leer: bleibt)", "Change facts (empty: stays)"),
        attributeFields(updated, reading, language, isRequired: false))
      let texts = reading.attributes.filter { $0.isRedactable && !item.redactableTexts($0).isEmpty }
      add(
        "redact", language("Einen Text endgültig schwärzen", "Take a text out for good"),
        [
          Form.Field(
            "attribute", language("Angabe", "Attribute"),
            .words(texts.map { ($0.rawValue, reading.wording.label($0)) }),
            isRequired: true),
          Form.Field("reason", language("Warum", "Why"), isRequired: true),
        ])
    }
    return forms
  }

  /// A form whose command is shown what would be recorded, and refused where the page was changed since.
  static func form(
    _ deed: String, _ title: String, to page: String, _ fields: [Form.Field], _ reading: Reading,
    _ language: Language, id: String? = nil
  ) -> Form {
    Form(
      id ?? deed, title, to: page, fields,
      hidden: [("deed", deed), ("form", id ?? deed), ("seen", String(reading.moment.change))],
      submit: language("Ansehen", "Look"))
  }

  static func choice<Word: Term>(_: Word.Type, _ language: Language) -> Form.Control {
    .words(Word.allCases.map { ($0.rawValue, $0.label[language]) })
  }

  /// What a requirement of a move is given by.
  private static func fields(for need: Requirement, _ item: SubProject, _ language: Language) -> [Form.Field] {
    func field(_ option: String, _ attribute: Attribute, _ control: Form.Control = .line) -> Form.Field {
      Form.Field(option, attribute.label[language], control)
    }
    switch need {
    case .decision: return [field("decision", .decision), field("approved-by", .approvedBy)]
    case .plannedEnd: return [field("planned-end", .plannedEnd, .day)]
    case .actualStart: return [field("actual-start", .actualStart, .day)]
    case .milestoneOrScope: return item.milestones.isEmpty ? [field("scope", .scope, .text)] : []
    case .pilotPlace: return [field("pilot-place", .pilotPlace)]
    case .coverage: return [field("coverage-target", .coverageTarget), field("coverage-reached", .coverageReached)]
    case .actualEnd: return [field("actual-end", .actualEnd, .day)]
    case .result: return [field("result", .result, .text)]
    case .evidence: return [field("evidence", .evidence)]
    case .maturity:
      return [
        field("maturity-model", .maturityModel, .choice([.init("", "–"), .init("1.1", "1.1"), .init("2.0", "2.0")])),
        field("maturity-level", .maturityLevel), field("maturity-on", .maturityOn, .day),
        field("maturity-basis", .maturityBasis, choice(MaturityBasis.self, language)),
        field("maturity-reason", .maturityReason, .text),
      ]
    case .reason, .reasonCode:
      return [
        field("reason", .reasonCode, choice(ReasonCode.self, language)), field("because", .reason, .text),
      ]
    case .nextStep: return [field("next-step-on", .nextStepOn, .day)]
    case .review: return [field("review-on", .reviewOn, .day)]
    case .successor: return [Form.Field("into", need.label[language])]
    }
  }

  /// Fields for attributes, by the names of their options.
  static func attributeFields(
    _ options: [String], _ reading: Reading, _ language: Language, isRequired: Bool
  ) -> [Form.Field] {
    let required: Set = ["field", "kind", "unit"]
    let own = reading.wording.configuration.own.map(Attribute.own)
    return (options.compactMap(Attribute.init(option:)) + own).map { attribute in
      let option = attribute.fieldName
      let control: Form.Control =
        switch attribute {
        case .field: .words(reading.fields)
        case .unit: .words(reading.units)
        case .kind: choice(Kind.self, language)
        case .priority: choice(Priority.self, language)
        case .visibility: choice(Visibility.self, language)
        case .reuse: choice(Reuse.self, language)
        case .maturityBasis: choice(MaturityBasis.self, language)
        default:
          switch attribute.form {
          case .text: .text
          case .day: .day
          case .choice(let own): .words(own.choices.map { ($0.key, $0.label[language]) })
          case .flag: .words(Assignment.words.map { ($0.key, $0.label[language]) })
          default: .line
          }
        }
      return Form.Field(
        option, attribute.label[language], isRequired ? control : control.clearing(attribute, language),
        isRequired: isRequired && required.contains(option))
    }
  }
}

extension Form.Control {
  /// The same with a choice that clears what is there, where it can be cleared.
  fileprivate func clearing(_ attribute: Attribute, _ language: Language) -> Form.Control {
    guard case .choice(let choices) = self, !attribute.isRequired else { return self }
    return .choice(choices + [Form.Choice(Assignment.clearingMark, language("(leeren)", "(clear)"))])
  }

  /// Words to choose from, and none of them.
  static func words(_ known: [(key: String, label: String)], none: String = "–") -> Form.Control {
    .choice([Form.Choice("", none)] + known.map { Form.Choice($0.key, $0.label) })
  }
}

extension Reading {
  /// The fields, units and committees that one chooses from.
  var fields: [(key: String, label: String)] {
    snapshot.configuration.fields.map { ($0.key.text, $0.label[wording.language]) }
  }
  var units: [(key: String, label: String)] {
    snapshot.configuration.units.map { ($0.key.text, wording.unit($0.key)) }
  }
  var committees: [(key: String, label: String)] {
    snapshot.configuration.committees.map { ($0.key.text, $0.label[wording.language]) }
  }
}

extension Attribute {
  /// What its field is called in a form.
  var fieldName: String { if case .own = self { "set.\(rawValue)" } else { String(option.dropFirst(2)) } }

  /// The attribute that an option such as `planned-end` sets; nil where none does.
  init?(option name: String) {
    guard let found = Attribute.allCases.first(where: { $0.option == "--\(name)" }) else { return nil }
    self = found
  }
}
