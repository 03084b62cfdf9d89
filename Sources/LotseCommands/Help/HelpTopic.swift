internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports

/// What `lotse help` explains beside the commands. What stands in a table of the program is taken from there.
enum HelpTopic: String, CaseIterable {
  case workflow, counting, dates, filters, formats, recording, safety

  /// The topic of a name in either language, spelled with umlauts or without.
  init?(named word: String) {
    let word = GermanOptions.spelled(word)
    guard let topic = HelpTopic.allCases.first(where: { $0.english.contains(word) || $0.german.contains(word) }) else {
      return nil
    }
    self = topic
  }

  /// The names in the language of the help and then the others.
  var names: [String] { helpLanguage == .de ? german + english : english + german }

  private var english: [String] {
    switch self {
    case .dates: ["dates", "days"]
    case .filters: ["filters", "filter"]
    case .formats: ["formats", "format"]
    default: [rawValue]
    }
  }

  var german: [String] {
    switch self {
    case .workflow: ["arbeitsablauf"]
    case .counting: ["zaehlung", "zaehlen"]
    case .dates: ["tage", "datum"]
    case .filters: ["filter"]
    case .formats: ["formate"]
    case .recording: ["erfassen", "aufzeichnung"]
    case .safety: ["sicherheit"]
    }
  }

  var abstract: String {
    switch self {
    case .workflow: help("Status, Wechsel und was sie verlangen.", "Statuses, moves and what they ask for.")
    case .counting: help("Wie gezählt wird, und wie man es nachrechnet.", "How things are counted, and recounted.")
    case .dates: help("Tage, Wochen und der Stand von früher.", "Days, weeks and states of the past.")
    case .filters: help("Welche Teilprojekte ein Befehl meint.", "Which sub-projects a command means.")
    case .formats: help("Ausgaben für Menschen und Programme.", "Output for people and for programs.")
    case .recording: help("Wie erfasst, versucht und zurückgenommen wird.", "How to record, try out and undo.")
    case .safety: help("Was die Datei schützt, und was nicht.", "What protects the file, and what does not.")
    }
  }

  /// The page; the workflow is that of the delivery, a city's own is shown by the command.
  var page: HelpPage {
    var page = HelpPage(
      name: names[0], abstract: abstract, blocks: HelpPage.blocks(HelpPage.spoken(text)), usage: nil)
    switch self {
    case .workflow: page.sections = [HelpTopic.statuses, HelpTopic.moves]
    case .filters:
      page.sections = HelpPage([List.self]).sections.filter { $0.title == help("Filter", "Filter") }
      page.isAboutAttributes = true
    case .formats:
      page.sections = [
        HelpPage.Section(
          title: help("Formate", "Formats"),
          rows: Format.allCases.map { HelpPage.Row(name: $0.rawValue, meaning: $0.purpose[helpLanguage]) })
      ]
    case .counting, .dates, .recording, .safety: break
    }
    return page
  }

  private static var statuses: HelpPage.Section {
    HelpPage.Section(
      title: "Status",
      rows: Workflow.standard.states.map {
        HelpPage.Row(
          name: $0.label[helpLanguage], meaning: "\($0.group.label[helpLanguage]) (\($0.status.rawValue))")
      })
  }

  private static var moves: HelpPage.Section {
    HelpPage.Section(
      title: help("Wechsel", "Moves"),
      rows: Workflow.standard.rules.map { rule in
        let from =
          switch rule.from {
          case .status(let status): Workflow.standard.label(status)[helpLanguage]
          case .anyOpen: help("jeder offene", "any open")
          }
        let to =
          switch rule.to {
          case .status(let status): Workflow.standard.label(status)[helpLanguage]
          case .statusHeldBefore: help("der vorherige", "the one before")
          }
        let asked = rule.requires.map { $0.label[helpLanguage] }.joined(separator: "; ")
        return HelpPage.Row(name: "\(from) → \(to)", meaning: asked.capitalisedFirst)
      })
  }
}

extension Format {
  /// What it is good for.
  fileprivate var purpose: Phrase {
    switch self {
    case .text: Phrase("zum Lesen am Terminal", "to be read at the terminal")
    case .markdown: Phrase("Text mit Auszeichnung, etwa für ein Wiki", "text with marks, such as for a wiki")
    case .html: Phrase("eine Webseite in einer Datei", "a web page in one file")
    case .pdf: Phrase("barrierefrei (PDF/UA), mit den Zahlen darin", "accessible (PDF/UA), with its figures inside")
    case .odt, .docx: Phrase("zum Weiterschreiben", "to go on writing")
    case .ods, .xlsx: Phrase("zum Weiterrechnen", "to go on calculating")
    case .json: Phrase("für Programme, beschrieben in docs/json.md", "for programs, described in docs/json.md")
    case .csv: Phrase("Tabellen für Programme", "tables for programs")
    case .jsonLines: Phrase("ein JSON-Objekt je Zeile", "one JSON object per line")
    }
  }
}
