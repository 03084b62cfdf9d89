internal import ArgumentParser
internal import LotseBasics
internal import LotseModel

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: .init(
      help(
        "Die Datei der Strategie (sonst LOTSE_DB, sonst die im eigenen Datenordner).",
        "The strategy's file (else LOTSE_DB, else the one in your data folder)."),
      valueName: help("datei", "file")))
  var database: String?

  @Option(
    help: .init(
      help(
        "Der heutige Tag, für Auswertungen (sonst LOTSE_TODAY, sonst die Uhr).",
        "Today, for reading (else LOTSE_TODAY, else the clock)."), valueName: help("tag", "day")))
  var today: String?

  @Option(
    name: .customLong("lang"),
    help: .init(help("Sprache der Ausgabe: de oder en.", "Language of the output: de or en."), valueName: "de|en"))
  var language: String?

  @Option(
    help: .init(
      help("Farbe: auto, immer oder nie.", "Colour: auto, always or never."), valueName: help("wann", "when")))
  var color: String?

  @Flag(help: .init(help("Lange Ausgaben nicht blättern.", "Do not page long output."))) var noPager = false
}

extension Language {
  private static let glossary = Glossary([
    (Named("de", Phrase("Deutsch", "German")), [], Language.de),
    (Named("en", Phrase("Englisch", "English")), [], .en),
  ])

  /// All of them, to be told.
  static var known: [Named] { glossary.known }

  /// `de`, `deutsch`, `German`, …; nil for anything else.
  init?(typed text: String) {
    // Nearly always the identifier is given, for which nothing need be set up.
    if let exact = Language(rawValue: text) {
      self = exact
    } else {
      guard case .one(let language) = Language.glossary.find(text, .typed) else { return nil }
      self = language
    }
  }
}

/// When there is colour.
enum Colour {
  case auto, always, never

  static let glossary = Glossary([
    (Named("auto", Phrase("auto", "auto")), [], Colour.auto),
    (Named("always", Phrase("immer", "always")), [], .always), (Named("never", Phrase("nie", "never")), [], .never),
  ])
}

/// What every command that writes takes.
struct RecordingOptions: ParsableArguments {
  @Option(
    name: [.customShort("m"), .long],
    help: .init(
      help("Bemerkung zur Änderung, für den Verlauf.", "A remark on the change, for the log."), valueName: "text"))
  var message: String?

  @Flag(
    help: .init(
      help(
        "Die Uhr stimmt, obwohl die letzte Änderung mehr als 90 Tage zurückliegt.",
        "The clock is right although the last change lies back for more than 90 days.")))
  var clockIsRight = false

  /// The same with a remark where none was given.
  func remarking(_ remark: String) -> RecordingOptions {
    var options = self
    options.message = message ?? remark
    return options
  }
}

/// What a command takes that can be tried out.
struct TrialOptions: ParsableArguments {
  @Flag(name: [.customShort("n"), .long], help: .dryRun) var dryRun = false
  @Option(name: [.customShort("O"), .long], help: .shownAs) var format: String?

  var consent: Consent { Consent(given: dryRun ? .never : .always, format: format) }

  init() {}

  init(dryRun: Bool, format: String?) {
    self.dryRun = dryRun
    self.format = format
  }
}

/// What a command takes that asks before it changes many things.
struct BulkOptions: ParsableArguments {
  @Flag(name: [.customShort("y"), .long], help: .init(help("Nicht nachfragen.", "Do not ask.")))
  var yes = false
  @Flag(name: [.customShort("n"), .long], help: .dryRun) var dryRun = false
  @Option(name: [.customShort("O"), .long], help: .shownAs) var format: String?

  var trial: TrialOptions { TrialOptions(dryRun: dryRun, format: format) }
  var consent: Consent { Consent(given: dryRun ? .never : yes ? .always : .onceAsked, format: format) }
}

/// What a command takes that reads.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("O"), .long],
    help: .init(
      help("Format: text, markdown, csv, json, xlsx oder ods.", "Format: text, markdown, csv, json, xlsx or ods."),
      valueName: "format"))
  var format: String?

  @Option(name: [.short, .long], help: .output) var output: String?
  @Flag(help: .force) var force = false

  init() {}

  init(format: String?, output: String?, force: Bool = false) {
    self.format = format
    self.output = output
    self.force = force
  }

  /// The ending of the file, without its point.
  var ending: String? {
    guard let output, let point = output.lastIndex(of: "."), output[point...].count > 1,
      !output[point...].contains("/")
    else { return nil }
    return String(output[output.index(after: point)...])
  }
}
