internal import ArgumentParser
internal import Glibc
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseStore

/// A package for whoever counts many cities, in place of a list.
struct HandOverOptions: ParsableArguments {
  @Flag(
    help: .init(
      help(
        "Ein Paket für eine Zusammenführung vieler Kommunen in einen Ordner (-o): Zeilen und Verzeichnis.",
        "A package for a roll-up of many municipalities into a folder (-o): rows and manifest.")))
  var handOver = false
  @Option(
    help: .init(
      help(
        "Wer das Paket lesen darf: öffentlich (Vorgabe), nichtöffentlich oder Haus; entscheidet, welche Teilprojekte es enthält.",
        "Who may read the package: public (default), nonpublic or house; decides which sub-projects it holds."),
      valueName: help("wer", "who")))
  var audience: String?
}

extension Audience {
  private static let glossary = Glossary([
    (Named("public", Phrase("öffentlich", "public")), [], Audience.public),
    (Named("nonpublic", Phrase("nichtöffentlich", "non-public")), [], .nonpublic),
    (Named("house", Phrase("Haus", "house")), [], .house),
  ])

  /// The audience that a person names; the public where nobody is named.
  init(typed text: String?) throws {
    guard let text else {
      self = .public
      return
    }
    self = try Audience.glossary.asked(
      text, Phrase("--audience: „\(text)“ gibt es nicht.", "--audience: there is no \"\(text)\"."))
  }
}

extension Session {
  /// Writes the package of a state into a folder.
  func handOver(_ options: HandOverOptions, asOf: String?, to folder: String?, force: Bool) throws -> Reply {
    guard let folder, folder != "-" else {
      throw Failure(
        .usage, Phrase("--hand-over braucht einen Ordner (-o).", "--hand-over needs a folder (-o)."),
        hint: Phrase("So: lotse export --hand-over -o uebergabe.", "Like this: lotse export --hand-over -o package."))
    }
    let audience = try Audience(typed: options.audience)
    let moment = try moment(asOf)
    // Whose city it is is no fact of the cut-off date.
    guard let municipality = try configuration(latest).municipality else { throw Failure.noMunicipality }
    let all = try snapshot(at: moment, permitted: self.moment())
    let (handOver, rows) = try HandOver.package(
      of: all, for: audience, by: municipality, chain: store().hash(at: moment))
    var reply = try deliver(
      [
        .init(name: HandOver.rows, bytes: rows),
        .init(name: HandOver.manifest, bytes: Array(handOver.json.text().utf8)),
      ], to: OutputFolder(folder, for: audience.readers, force: force))
    let completion = language(
      "\(municipality), Stichtag \(handOver.cutOff.text(.de)): Teilprojekte: \(handOver.stock), umgesetzt "
        + "\(handOver.completed) von \(handOver.denominator).",
      "\(municipality), cut-off date \(handOver.cutOff): sub-projects: \(handOver.stock), completed "
        + "\(handOver.completed) of \(handOver.denominator).")
    reply.remarks.append(completion)
    if moment.day >= world.now.day {
      reply.remarks.append(
        language("Vorläufig: der Stichtag ist noch nicht vorbei.", "Provisional: the cut-off date is not over."))
    }
    return reply
  }
}
