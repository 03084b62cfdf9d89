internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Doctor: Command {
  static let configuration = CommandConfiguration(
    leaf: "doctor",
    abstract: help(
      "Prüfen, ob Datei, Ordner, Uhr und Programme in Ordnung sind; Rückgabewert 1, wenn etwas zu tun ist.",
      "Check file, folder, clock and programs; exits with 1 when there is something to do."),
    discussion: help(
      """
      lotse doctor
      lotse doctor --db /srv/lotse/strategie.db

      Zu jedem Befund steht, was zu tun ist. Den Inhalt rechnet „lotse verify“ nach.
      """,
      """
      lotse doctor
      lotse doctor --db /srv/lotse/strategy.db

      Each finding says what to do. The contents are recomputed by "lotse verify".
      """), aliases: ["diagnose"])

  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let checkup = try Checkup(session)
    let lines = checkup.findings.map { finding in
      let language = session.language
      let sign =
        switch finding.state {
        case .sound: language("gut     ", "fine    ")
        case .advice: language("Hinweis ", "advice  ")
        case .wrong: language("Befund  ", "finding ")
        }
      let remedy = finding.remedy.map { "\n        → " + $0[language] } ?? ""
      return sign + finding.said[language] + remedy + "\n"
    }
    return Reply(
      lines.joined(), code: checkup.findings.contains { $0.state == .wrong } ? Failure.Code.no.rawValue : 0)
  }
}
