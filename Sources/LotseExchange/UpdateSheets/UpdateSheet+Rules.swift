internal import LotseBasics
public import LotseModel
internal import LotseSheets

/// What may be typed into the cells, and what the reader is told there.
extension UpdateSheet {
  var validations: [Worksheet.Validation] {
    guard !items.isEmpty else { return [] }
    let first = 4
    let rows = first...first + items.count - 1
    let language = origin.language
    var rules: [Worksheet.Validation] = []
    for (index, column) in UpdateSheet.columns.enumerated() {
      let place = index...index
      switch column {
      case .unchanged: rules.append(list(rows, place, [language("ja", "yes")], column))
      case .attribute(.status):
        for (row, item) in items.enumerated() {
          rules.append(list(first + row...first + row, place, statuses(item.recorded.subProject), column))
        }
      case .attribute(let attribute):
        switch attribute.form {
        case .term(let type): rules.append(list(rows, place, labels(type), column))
        case .day: rules.append(dayRule(rows, place))
        case .count:
          rules.append(
            Worksheet.Validation(
              rows: rows, columns: place, .count(from: 0, until: 99_999),
              promptTitle: UpdateSheet.title(column, language), prompt: language("Eine ganze Zahl.", "A whole number."),
              complaint: language("Hier gehört eine ganze Zahl hin.", "A whole number belongs here.")))
        default: break
        }
      default: break
      }
    }
    return rules
  }

  /// The present status and where the workflow lets it go; merging is the office's business.
  private func statuses(_ item: SubProject) -> [String] {
    let moves = wording.configuration.workflow.moves(from: item.status, held: item.heldStatus).map(\.to)
    let text = CellText(language: origin.language, wording.configuration)
    return ([item.status] + moves.filter { $0 != .merged }).map {
      text.text(.attribute(.status), .text($0.rawValue))
    }
  }

  private func labels(_ type: (some Term).Type) -> [String] { type.allCases.map { $0.label[origin.language] } }

  private func list(
    _ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>, _ words: [String], _ column: Column
  ) -> Worksheet.Validation {
    let language = origin.language
    return Worksheet.Validation(
      rows: rows, columns: columns, .oneOf(words), promptTitle: UpdateSheet.title(column, language),
      prompt: language("Möglich: ", "Possible: ") + words.joined(separator: ", ") + ".",
      complaint: language("Bitte aus der Liste wählen.", "Please choose from the list."))
  }

  func dayRule(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> Worksheet.Validation {
    let language = origin.language
    let (from, until) = (Day(year: 2000, month: 1, day: 1), Day(year: 2099, month: 12, day: 31))
    return Worksheet.Validation(
      rows: rows, columns: columns, .day(from: from ?? origin.moment.day, until: until ?? origin.moment.day),
      promptTitle: language("Datum", "Date"),
      prompt: language("Ein Datum, etwa 31.12.2026.", "A date, such as 2026-12-31."),
      complaint: language("Hier gehört ein Datum hin, etwa 31.12.2026.", "A date belongs here, such as 2026-12-31."))
  }

  /// What a move asks for, with the columns that give it.
  static func ask(_ requirement: Requirement, _ language: Language) -> String {
    let columns = requirement.columns.map { language("„\($0.label.de)“", "\"\($0.label.en)\"") }.joined(separator: ", ")
    switch requirement {
    case .successor: return requirement.label[language]
    case .reasonCode:
      let other = ReasonCode.other.label
      return language(
        "\(columns), bei „\(other.de)“ auch „\(Attribute.reason.label.de)“",
        "\(columns), for \"\(other.en)\" also \"\(Attribute.reason.label.en)\"")
    default: return "\(requirement.label[language]): \(columns)"
    }
  }

  static func advice(_ language: Language) -> [(String, String)] {
    [
      (
        language("Was zu tun ist", "What to do"),
        language(
          "Für jedes Teilprojekt: entweder ändern, was sich geändert hat, oder „Keine Änderung“ wählen. Dann die Datei zurücksenden.",
          "For each sub-project: change what has changed, or choose \"No change\". Then send the file back.")
      ),
      (
        language("Tastatur", "Keyboard"),
        language(
          "Tabulator springt zur nächsten Zelle, die ausgefüllt werden kann; Alt und Pfeil nach unten öffnen eine Auswahlliste.",
          "Tab goes to the next cell that can be filled in; Alt and arrow down open a list to choose from.")
      ),
      (
        language("Status", "Status"),
        language(
          "Die Liste bietet nur die erlaubten nächsten Schritte an. Ein Wechsel verlangt einen Grund und was unten steht.",
          "The list offers the allowed next steps only. A move asks for a reason and for what is stated below.")
      ),
      (
        language("Ampel", "Traffic light"),
        language(
          "Gelb und Rot verlangen Dimension und Maßnahme, Rot auch die nötige Entscheidung und durch wen. Wer besser bewertet, als Lotse vorschlägt, begründet es.",
          "Yellow and red ask for dimension and measure, red also for the decision needed and from whom. Who rates better than Lotse proposes says why."
        )
      ),
      (
        language("Mitteilung", "Message"),
        language(
          "Wird der internen Notiz mit Datum angefügt. Bitte keine Namen von Personen.",
          "Is added to the internal note with its date. Please no names of persons.")
      ),
      (
        language("Gesperrte Zellen", "Locked cells"),
        language(
          "Nummer, Titel und was Lotse weiß sind gesperrt (ohne Kennwort). Ein Bogen mit veränderter Nummer wird nicht angenommen.",
          "Number, title and what Lotse knows are locked (without a password). A sheet with a changed number is not accepted."
        )
      ),
    ]
  }
}

extension Requirement {
  /// The columns of an update sheet that meet it; merging is not reported by a sheet.
  public var columns: [Attribute] {
    switch self {
    case .decision: [.decision, .approvedBy]
    case .plannedEnd: [.plannedEnd]
    case .actualStart: [.actualStart]
    case .milestoneOrScope: [.scope]
    case .pilotPlace: [.pilotPlace]
    case .coverage: [.coverageReached, .coverageTarget]
    case .actualEnd: [.actualEnd]
    case .result: [.result]
    case .evidence: [.evidence]
    case .maturity: [.maturityModel, .maturityLevel, .maturityOn, .maturityBasis, .maturityReason]
    case .reason: [.reason, .reasonCode]
    case .reasonCode: [.reasonCode]
    case .nextStep: [.nextStepOn]
    case .review: [.reviewOn]
    case .successor: []
    }
  }
}
