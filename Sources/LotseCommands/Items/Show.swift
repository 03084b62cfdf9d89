internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct Show: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "show",
    abstract: help(
      "Alles zu einem Teilprojekt, mit den möglichen nächsten Schritten.",
      "Everything about a sub-project, with its possible next moves."),
    discussion: help(
      """
      lotse show TP-0042
      lotse show TP-0042 --as-of gestern
      lotse show TP-0042 -o blatt.pdf
      lotse show TP-0042 --public -o blatt.html

      Als Seite (PDF, ODT, DOCX, HTML) ist es ein Blatt zum Weitergeben: ohne interne Notiz und ohne nächste Schritte.
      """,
      """
      lotse show TP-0042
      lotse show TP-0042 -o sheet.pdf
      lotse show TP-0042 --public -o sheet.html

      As a page (PDF, ODT, DOCX, HTML) it is a fact sheet to hand out: without the internal note and the next moves.
      """),
    aliases: ["zeigen"])

  @Argument(help: .numbers) var numbers: [String] = []
  @Flag(name: .customLong("public"), help: .isPublic) var isPublic = false
  @Flag(name: .customLong("nonpublic"), help: .isNonpublic) var isNonpublic = false
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let asked = try session.filter.asked(for: numbers)
    guard !asked.isEmpty else { throw AskedFilter.nothing("show") }
    let format = try session.format(output, among: Format.ofTables + Format.ofPages)
    let audience = try Audience(isPublic: isPublic, isNonpublic: isNonpublic, otherwise: .house)
    let (moment, wording) = try session.view(asOf)
    if Format.ofPages.contains(format) {
      return try factSheet(of: asked, for: audience, format, at: moment, wording, in: session)
    }
    guard audience == .house else {
      throw Failure(
        .usage,
        Phrase("--public und --nonpublic gehören zu einem Blatt.", "--public and --nonpublic belong to a fact sheet."),
        hint: Phrase(
          "So: lotse show TP-0042 --public -o blatt.pdf.", "Like this: lotse show TP-0042 --public -o sheet.pdf."))
    }
    let store = try session.store()
    let found: [Recorded]
    var selection = Selection()
    if asked.namesItems {
      found = try asked.named().map { try store.subProject($0, at: moment) }
    } else {
      selection = try session.selection(asked, at: moment, wording.configuration)
      found = try store.subProjects(selection, at: moment, wording.configuration)
    }
    let redactions = try store.redactions(through: moment.change)
    let sheets = try found.map { item in
      let referred = item.dependsOn + [item.follows, item.mergedInto].compactMap { $0 }
      return SubProjectSheet(
        item, wording, on: moment.day, titles: try store.titles(referred, at: moment),
        redactions: redactions.filter { $0.place.number == item.number })
    }
    // Of one that is named, programs get the object itself.
    let isOne = asked.namesItems && found.count == 1
    var reply = try session.deliver(
      session.answer(
        SubProjectSheet.document(sheets, wording, on: moment.day),
        json: isOne ? sheets[0].json : .array(sheets.map(\.json)), at: moment, wording, of: selection,
        tellsFilter: format != .text), format, output)
    if format == .text {
      if let filter = wording.filter(selection) { reply.remarks.append(filter) }
      if asOf != nil { reply.remarks.append(wording.asOf(moment)) }
    }
    return reply
  }

  /// A page to hand out, of one sub-project.
  private func factSheet(
    of asked: AskedFilter, for audience: Audience, _ format: Format, at moment: Moment, _ wording: Wording,
    in session: Session
  ) throws -> Reply {
    let numbers = asked.namesItems ? try asked.named() : []
    guard let number = numbers.first, numbers.count == 1 else {
      throw Failure(
        .usage,
        Phrase("Ein Blatt sagt etwas über ein Teilprojekt.", "A fact sheet tells of one sub-project."),
        hint: Phrase(
          "Eine Nummer nennen: lotse show TP-0042 -o blatt.pdf.", "Name one number: lotse show TP-0042 -o sheet.pdf."))
    }
    let sheet = try session.factSheet(number, for: audience, at: moment, wording)
    return try session.deliver(
      Answer(document: { sheet.document }, json: { .null }), format, output, for: audience.readers)
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
          "Für das Haus: ohne --\(audience.rawValue); freigeben: lotse update \(number) --visibility \(audience == .public ? "oeffentlich" : "gremium").",
          "For the house: without --\(audience.rawValue); to release it: lotse update \(number) --visibility \(audience == .public ? "public" : "council")."
        ))
    }
    let trail = try store().statusTrails(of: number, isPublic: audience == .public, at: moment)[number]
    let titles = Dictionary(latest: view.map { ($0.number, $0.title) })
    return FactSheet(item, trail ?? StatusTrail(), at: moment, for: audience, wording, titles: titles)
  }
}
