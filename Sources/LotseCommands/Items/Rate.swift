internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Rate: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "rate",
    abstract: help("Die Ampel setzen.", "Set the traffic light."),
    discussion: help(
      """
      lotse rate TP-0042 gelb --dimension termin --measure "Zweites Team ab Januar"

      Gelb und Rot verlangen Dimension und Maßnahme, Rot auch die nötige Entscheidung und von wem. Besser als
      vorgeschlagen (überfälliger Meilenstein: gelb, Ende überschritten: rot) verlangt --because.
      """,
      """
      lotse rate TP-0042 yellow --dimension schedule --measure "Second team from January"

      Yellow and red ask for dimension and measure, red also for the decision needed and from whom. Better than
      proposed (overdue milestone: yellow, planned end passed: red) asks for --because.
      """),
    aliases: ["ampel"])

  @Argument(
    help: .init(
      help(
        "Die Nummern, zuletzt die Farbe: \(vocabulary(TrafficLight.self)).",
        "The numbers, and the light last: \(vocabulary(TrafficLight.self))."),
      valueName: help("TP… FARBE", "TP… LIGHT")))
  var words: [String]
  @Option(help: .init("\(vocabulary(Dimension.self)).", valueName: "dimension")) var dimension: String?
  @Option(help: .init(help("Was dagegen getan wird.", "What is done about it."), valueName: "text")) var measure:
    String?
  @Option(help: .init(help("Welche Entscheidung nötig ist.", "Which decision is needed."), valueName: "text"))
  var decisionNeeded: String?
  @Option(help: .init(help("Wer sie trifft.", "Who takes it."), valueName: help("rolle", "role"))) var decisionFrom:
    String?
  @Option(help: .init(help("Warum besser als vorgeschlagen.", "Why better than proposed."), valueName: "text"))
  var because: String?
  @Option(help: .set) var set: [String] = []
  @Flag(name: [.customShort("e"), .long], help: .edit) var edit = false
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    guard let last = words.last else { throw Rate.incomplete }
    let asked = try session.filter.asked(for: Array(words.dropLast()))
    guard !asked.isEmpty else { throw Rate.incomplete }
    let light = try TrafficLight(typed: last)
    let measure = try session.written(
      measure, inEditor: edit, Attribute.measure.label, before: session.present(.measure, of: asked))
    return try session.change("rate", recording, bulk.consent) { recorder in
      try session.chosen(asked, recorder)
    } each: { item, recorder in
      try session.set(recorder.configuration.given(by: set), of: &item, in: recorder.configuration)
      func text(_ attribute: Attribute, _ text: String?) throws -> String? {
        try text.flatMap { try Assignment(attribute, reading: $0, in: recorder.configuration).value.text }
      }
      var rating = Rating(light)
      rating.dimension = try dimension.map { try Dimension(typed: $0) }
      rating.measure = try text(.measure, measure)
      rating.decisionNeeded = try text(.decisionNeeded, decisionNeeded)
      rating.decisionFrom = try text(.decisionFrom, decisionFrom)
      rating.reason = try text(.ratingReason, because)
      try item.apply(rating, today: recorder.today)
    }
  }

  private static let incomplete = Failure(
    .usage, Phrase("Es fehlt die Nummer oder die Farbe.", "The number or the light is missing."),
    hint: Phrase("So: lotse rate TP-0042 grün", "Like this: lotse rate TP-0042 green"))
}
