internal import ArgumentParser
internal import LotseModel
internal import LotseStore

struct Rate: Command {
  static let configuration = CommandConfiguration(
    commandName: "rate",
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

  @Argument(help: .init(help("Die Nummer.", "The number."), valueName: "TP")) var number: String
  @Argument(help: .init("\(vocabulary(TrafficLight.self)).", valueName: help("farbe", "light"))) var light: String
  @Option(help: .init("\(vocabulary(Dimension.self)).", valueName: "dimension")) var dimension: String?
  @Option(help: .init(help("Was dagegen getan wird.", "What is done about it."), valueName: "text")) var measure:
    String?
  @Option(help: .init(help("Welche Entscheidung nötig ist.", "Which decision is needed."), valueName: "text"))
  var decisionNeeded: String?
  @Option(help: .init(help("Wer sie trifft.", "Who takes it."), valueName: help("rolle", "role"))) var decisionFrom:
    String?
  @Option(help: .init(help("Warum besser als vorgeschlagen.", "Why better than proposed."), valueName: "text"))
  var because: String?
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let number = try Number(parsing: number)
    let light = try TrafficLight(typed: light)
    return try session.change("rate", recording, trial.consent) {
      [try $0.subProject(number)]
    } each: { item, recorder in
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
}
