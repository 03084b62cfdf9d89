internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct ShowForecast: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "forecast",
    abstract: help(
      "Was bis wann umgesetzt ist, wenn das Tempo der letzten Monate bleibt.",
      "What is completed by when if the pace of the last months stays."),
    discussion: help(
      """
      lotse forecast --by feld --until 31.12.2027

      Aus den Abschlüssen der letzten Monate werden 10.000 Verläufe gezogen; gezeigt wird die Spanne, in der 8 von 10 \
      liegen. Bei zu wenig Verlauf sagt der Befehl das und endet mit 1.
      """,
      """
      lotse forecast --by field --until 2027-12-31

      10,000 courses are drawn from the completions of the last months; what is shown is the range in which 8 of 10 \
      lie. Where there is too little history, the command says so and exits with 1.
      """), aliases: ["prognose"])

  @Option(
    help: .init(
      help(
        "Je Gruppe: feld, einheit, art, status, jahr, priorität, sichtbarkeit oder ein Schema.",
        "Per group: field, unit, kind, status, year, priority, visibility or a scheme."),
      valueName: help("gliederung", "grouping")))
  var by: String?
  @Option(
    help: .init(
      help("Bis zu diesem Tag (sonst das Ende des nächsten Jahres).", "Until this day (else the end of next year)."),
      valueName: help("tag", "day")))
  var until: String?
  @Option(
    help: .init(
      help("Wie viele volle Monate zurück, ab 6.", "How many full months back, from 6."), valueName: "n"))
  var months = 12
  @Argument(help: .numbers) var numbers: [String] = []
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    guard (Forecast.leastMonths...120).contains(months) else {
      throw Failure(
        .usage,
        Phrase(
          "--months verlangt eine Zahl von \(Forecast.leastMonths) bis 120.",
          "--months asks for a number from \(Forecast.leastMonths) to 120."),
        hint: Phrase("Üblich sind 12: ein ganzes Jahr.", "12 is usual: a whole year."))
    }
    let (moment, wording) = try session.view(asOf)
    let configuration = wording.configuration
    let grouping = try by.map { try Grouping(typed: $0, in: configuration) }
    let selection = try session.selection(session.filter.asked(for: numbers), at: moment, configuration)
    let until = try until.map(session.dueDay) ?? Forecast.usualEnd(from: moment.day)
    guard Forecast.monthsAhead(from: moment.day, until: until) > 0 else {
      throw Failure(
        .refused,
        Phrase(
          "Bis zum \(until.text(.de)) liegt kein voller Monat mehr.", "No full month is left until \(until)."),
        hint: Phrase("Einen späteren Tag nennen (--until).", "Name a later day (--until)."))
    }
    let store = try session.store()
    let total = try store.tallies(by: .status, selection, at: moment, configuration)
    let completions = try store.completions(by: .status, selection, at: moment, configuration)
    let forecast = Forecast(
      at: moment, months: months, until: until, total: total, completions, by: grouping,
      tallies: try grouping.map { try store.tallies(by: $0, selection, at: moment, configuration) } ?? [],
      completions: try grouping.map { try store.completions(by: $0, selection, at: moment, configuration) } ?? [],
      configuration)
    let ofYear =
      months == PastYear.months
      ? forecast
      : Forecast(at: moment, months: PastYear.months, until: until, total: total, completions, configuration)
    let plan = PlanAndPace(
      try store.states(selection, at: moment, configuration, reading: [.field, .plannedEnd]),
      against: ofYear, try session.pastYear(at: moment))
    var reply = try session.deliver(
      session.answer(
        forecast.document(wording, plan), json: forecast.json(session.language, plan), at: moment, wording,
        of: selection),
      format, output)
    reply.code = forecast.isAnswered ? 0 : Failure.Code.no.rawValue
    return reply
  }
}
