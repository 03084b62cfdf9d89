internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct Show: Command {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: help(
      "Alles zu einem Teilprojekt, mit den möglichen nächsten Schritten.",
      "Everything about a sub-project, with its possible next moves."),
    discussion: help(
      """
      lotse show TP-0012
      lotse show TP-0012 -o blatt.pdf
      lotse show TP-0012 --public -o blatt.html

      Als Seite (PDF, ODT, DOCX, HTML) ist es ein Blatt zum Weitergeben: ohne interne Notiz und ohne nächste Schritte.
      """,
      """
      lotse show TP-0012
      lotse show TP-0012 -o sheet.pdf
      lotse show TP-0012 --public -o sheet.html

      As a page (PDF, ODT, DOCX, HTML) it is a fact sheet to hand out: without the internal note and the next moves.
      """),
    aliases: ["zeigen"])

  @Argument(help: .init(help("Die Nummer.", "The number."), valueName: "TP")) var number: String
  @OptionGroup var audience: AudienceOptions
  @OptionGroup var state: AsOfOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let number = try Number(parsing: number)
    let format = try session.format(output, among: Format.ofTables + Format.ofPages)
    let isSheet = Format.ofPages.contains(format)
    let audience = try audience.audience(otherwise: .house)
    guard isSheet || audience == .house else {
      throw Failure(
        .usage,
        Phrase("--public und --nonpublic gehören zu einem Blatt.", "--public and --nonpublic belong to a fact sheet."),
        hint: Phrase(
          "So: lotse show \(number) --public -o blatt.pdf.", "Like this: lotse show \(number) --public -o sheet.pdf."))
    }
    let (moment, wording) = try session.view(state.asOf)
    if isSheet {
      let sheet = try session.factSheet(number, for: audience, at: moment, wording)
      return try session.deliver(
        Answer(document: { sheet.document }, json: { .null }), format, output, for: audience.readers)
    }
    let item = try session.store().subProject(number, at: moment)
    let referred = item.dependsOn + [item.follows, item.mergedInto].compactMap { $0 }
    let titles = try session.store().titles(referred, at: moment)
    let sheet = SubProjectSheet(item, wording, on: moment.day, titles: titles)
    var reply = try session.deliver(
      session.answer(sheet.document, json: sheet.json, at: moment, wording), format, output)
    if state.asOf != nil, format == .text { reply.remarks.append(wording.asOf(moment)) }
    return reply
  }
}

extension Session {
  /// A sub-project as an audience may read it today, on a page; throws where it may not read of it.
  fileprivate func factSheet(
    _ number: Number, for audience: Audience, at moment: Moment, _ wording: Wording
  ) throws -> FactSheet {
    _ = try store().subProject(number, at: moment)
    let view = try snapshot(at: moment, permitted: self.moment()).view(for: audience).subProjects
    guard let item = view.first(where: { $0.number == number }) else {
      throw Failure(
        .refused,
        audience == .public
          ? Phrase("\(number) ist nicht öffentlich.", "\(number) is not public.")
          : Phrase("\(number) ist nur intern.", "\(number) is internal."),
        hint: Phrase(
          "Für das Haus: ohne --\(audience.rawValue); freigeben: lotse update \(number) --visibility \(audience == .public ? "public" : "council").",
          "For the house: without --\(audience.rawValue); to release it: lotse update \(number) --visibility \(audience == .public ? "public" : "council")."
        ))
    }
    let trail = try store().statusTrails(of: number, isPublic: audience == .public, at: moment)[number]
    let titles = Dictionary(latest: view.map { ($0.number, $0.title) })
    return FactSheet(item, trail ?? StatusTrail(), at: moment, for: audience, wording, titles: titles)
  }
}
