internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseReports
internal import LotseSheets

/// What the value of a parameter is one of.
enum Vocabulary {
  case files, folders, reportsOrFiles
  case numbers, numbersThenStatus, numbersThenLight, numbersThenAttribute, milestones, views
  case fields, units, committees, areas, places, tags
  case statuses, groupings, columns, own, rules, formats
  case sittings, decisions, reports, changes, days, weeks
  case term(any Term.Type)
  /// Words that mean nothing but themselves.
  case words([String])

  /// What goes where a parameter stands; nil where only people know. Options say it by their names, which mean the same
  /// in every command; what has no name, or one that may mean several things, by what its value is called in the help.
  init?(_ parameter: Parameter, of command: any ParsableCommand.Type) {
    guard let found = Vocabulary.named(parameter, command) ?? Vocabulary.called(parameter, command) else {
      return nil
    }
    self = found
  }

  private static func named(_ parameter: Parameter, _ command: any ParsableCommand.Type) -> Vocabulary? {
    let isDecision = command == AddDecision.self || command == UpdateDecision.self
    return switch parameter.name {
    case "field": .fields
    case "unit": .units
    case "committee": .committees
    case "area": .areas
    case "place", "places": .places
    case "tag", "tags": .tags
    case "status": .statuses
    case "kind": .term(isDecision ? DecisionKind.self : Kind.self)
    case "light": .term(TrafficLight.self)
    case "priority": .term(Priority.self)
    case "visibility": .term(Visibility.self)
    case "dimension": .term(Dimension.self)
    case "reason": command == Redact.self ? nil : .term(ReasonCode.self)
    case "reuse": .term(Reuse.self)
    case "maturity-basis": .term(MaturityBasis.self)
    case "maturity-model": .words(["1.1", "2.0"])
    case "part": .term(Part.self)
    case "meeting": .sittings
    case "by": command == ShowRollupProgress.self ? .words(RollupGrouping.allCases.map(\.rawValue)) : .groupings
    case "audience": .words(Audience.allCases.map(\.rawValue))
    case "format", "O": .formats
    case "rule": .rules
    case "set": .own
    case "services": .words(CoverageList.allCases.map(\.rawValue))
    case "take": .words(["theirs", "ours"])
    case "profile": .words(CSVProfile.allCases.map(\.rawValue))
    case "encoding": .words(TextEncoding.allCases.map(\.rawValue))
    case "lang": .words(Language.allCases.map(\.rawValue))
    case "color": .words(["auto", "always", "never"])
    default: nil
    }
  }

  private static func called(_ parameter: Parameter, _ command: any ParsableCommand.Type) -> Vocabulary? {
    let isBare = parameter.kind == .positional
    func isOne(of commands: (any ParsableCommand.Type)...) -> Bool { commands.contains { $0 == command } }
    return switch parameter.valueName {
    case "datei", "file", "ziel", "destination", "sicherung", "backup", "pfad", "path": .files
    case "ordner", "folder": .folders
    case "TP", "TP…": .numbers
    case "TP ANGABE", "TP ATTRIBUTE": .numbersThenAttribute
    case "TP… TEXT": .numbers
    case "TP… STATUS": .numbersThenStatus
    case "TP… FARBE", "TP… LIGHT": .numbersThenLight
    case "ansicht", "view": .views
    case "titel", "title": isOne(of: FinishMilestone.self, MoveMilestone.self, RemoveMilestone.self) ? .milestones : nil
    case "gremium", "committee": .committees
    case "farbe", "light": .term(TrafficLight.self)
    case "spalten", "columns": .columns
    case "stand", "state", "änderung", "change": .changes
    case "tag", "day": isBare && isOne(of: UpdateMeeting.self, RemoveMeeting.self) ? .sittings : .days
    case "woche", "week": .weeks
    case "nr", "no": isBare ? .decisions : nil
    case "nummer", "number": isOne(of: VerifyReport.self) ? .reportsOrFiles : .reports
    case "bericht", "report": .term(ReportKind.self)
    case "shell": .words(CompletionShell.allCases.map(\.rawValue))
    default: nil
    }
  }

  /// What of a word stays, and what of it is being typed: `a,b` goes on behind the comma, `-a` sorts the other way, `+a`
  /// adds.
  func parts(of word: Substring) -> (kept: String, typed: String) {
    switch self {
    case .own, .files, .folders, .reportsOrFiles, .numbersThenStatus, .numbersThenLight, .views, .milestones,
      .decisions,
      .days:
      return ("", String(word))
    default:
      let last = word[(word.lastIndex(of: ",").map(word.index(after:)) ?? word.startIndex)...]
      let typed = last.drop { $0 == "-" || $0 == "+" }
      return (String(word[..<typed.startIndex]), String(typed))
    }
  }
}
