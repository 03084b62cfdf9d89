internal import LotseBasics
internal import LotseModel
internal import LotseStore

extension Failure {
  /// The sentences for sittings, decisions of the council, the Smart City Index and frozen reports.
  init(council refusal: Refusal) {
    switch refusal {
    case .notYet(let what, let day):
      self.init(
        .refused,
        Phrase(
          "\(what.de): \(day.text(.de)) liegt in der Zukunft; hier zählen Tatsachen.",
          "\(what.en): \(day) lies in the future; this records facts."),
        hint: Phrase("Einen Tag bis heute nennen.", "Name a day up to today."))
    case .wrongOrder(let first, let earlier, let last, let later):
      self.init(
        .refused,
        Phrase(
          "„\(first.de)“ (\(earlier.text(.de))) liegt nach „\(last.de)“ (\(later.text(.de))).",
          "\"\(first.en)\" (\(earlier)) lies after \"\(last.en)\" (\(later))."),
        hint: Phrase("Beide Daten prüfen.", "Check both dates."))
    case .unknownCommittee(let text, let known):
      self.init(
        .refused, Phrase("Ein Gremium „\(text)“ gibt es nicht.", "There is no committee \"\(text)\"."),
        hint: known.isEmpty
          ? Phrase(
            "Noch ist keines eingerichtet: lotse config apply DATEI.", "None is set up yet: lotse config apply FILE.")
          : Failure.meant(text, known))
    case .committeeInUse(let key, let meetings, let decisions):
      self.init(
        .refused,
        Phrase(
          "Gremium „\(key)“ hat noch Sitzungen (\(meetings)) oder Beschlüsse (\(decisions)) und kann nicht entfallen.",
          "The committee \"\(key)\" still has sittings (\(meetings)) or decisions (\(decisions)) and cannot go."),
        hint: Phrase(
          "Das Gremium stehen lassen; ansehen: lotse meeting list, lotse decision list.",
          "Leave the committee; see: lotse meeting list, lotse decision list."))
    case .meetingExists(let committee, let day):
      self.init(
        .refused,
        Phrase(
          "Die Sitzung \(committee) am \(day.text(.de)) ist schon erfasst.",
          "The sitting of \(committee) on \(day) is recorded already."),
        hint: Phrase(
          "Ändern: lotse meeting update \(committee) \(day) ….",
          "To change it: lotse meeting update \(committee) \(day) …."))
    case .noSuchMeeting(let committee, let day, let known):
      let days = known.suffix(6)
      self.init(
        .notFound,
        Phrase(
          "Eine Sitzung \(committee) am \(day.text(.de)) ist nicht erfasst.",
          "No sitting of \(committee) on \(day) is recorded."),
        hint: known.isEmpty
          ? Phrase(
            "Erfassen: lotse meeting add \(committee) \(day) --cutoff TAG.",
            "Record it: lotse meeting add \(committee) \(day) --cutoff DAY.")
          : Phrase(
            "Erfasst: \(days.map { $0.text(.de) }.joined(separator: ", ")).",
            "Recorded: \(days.map(\.iso).joined(separator: ", "))."))
    case .decisionExists, .noSuchDecision, .decisionDone, .outcomeOfOpenDecision, .pointedToByDecision:
      self.init(deciding: refusal)
    case .unknownIndexArea, .areaInUse, .notAYear, .notPoints, .notARank, .emptyIndexResult, .indexResultExists,
      .noSuchIndexResult:
      self.init(ranking: refusal)
    case .noSuchReport(let number):
      self.init(
        .notFound, Phrase("Den Bericht \(number) gibt es nicht.", "There is no report \(number)."),
        hint: Phrase("Alle ansehen: lotse report list.", "See them all: lotse report list."))
    case .notAReportNumber(let text):
      self.init(
        .refused,
        Phrase("„\(text)“ ist keine Nummer eines Berichts.", "\"\(text)\" is not the number of a report."),
        hint: Phrase("So: R-0007 oder 7.", "Like this: R-0007 or 7."))
    default: self.init(refusal: refusal)
    }
  }

  private init(deciding refusal: Refusal) {
    switch refusal {
    case .decisionExists(let number):
      self.init(
        .refused,
        Phrase("Der Beschluss \(number) ist schon erfasst.", "The decision \(number) is recorded already."),
        hint: Phrase(
          "Ändern: lotse decision update \"\(number)\" ….", "To change it: lotse decision update \"\(number)\" …."))
    case .noSuchDecision(let number, let known):
      let guess = Text.suggestion(for: number, among: known)
      self.init(
        .notFound,
        Phrase("Ein Beschluss „\(number)“ ist nicht erfasst.", "No decision \"\(number)\" is recorded."),
        hint: guess.map {
          Phrase(
            "Gemeint „\($0)“? Alle ansehen: lotse decision list.",
            "Did you mean \"\($0)\"? See them all: lotse decision list.")
        } ?? Phrase("Alle ansehen: lotse decision list.", "See them all: lotse decision list."))
    case .decisionDone(let number, let day):
      self.init(
        .refused,
        Phrase(
          "Der Beschluss \(number) ist seit dem \(day.text(.de)) erledigt.",
          "The decision \(number) has been done since \(day)."),
        hint: Phrase(
          "Ändern: lotse decision update \"\(number)\" --done ….",
          "To change it: lotse decision update \"\(number)\" --done …."))
    case .outcomeOfOpenDecision(let number):
      self.init(
        .refused,
        Phrase(
          "Der Beschluss \(number) ist nicht erledigt und hat daher noch kein Ergebnis.",
          "The decision \(number) is not done and so has no outcome yet."),
        hint: Phrase(
          "Erledigen: lotse decision done \"\(number)\" --outcome ….",
          "To finish it: lotse decision done \"\(number)\" --outcome …."))
    case .pointedToByDecision(let number, let decisions):
      let list = decisions.joined(separator: ", ")
      self.init(
        .refused,
        Phrase(
          "\(number) kann nicht entfallen: Beschluss \(list) verweist darauf.",
          "\(number) cannot go: decision \(list) refers to it."),
        hint: Phrase(
          "Zuerst den Beschluss ändern: lotse decision update … --for ….",
          "Change the decision first: lotse decision update … --for …."))
    default: self.init(refusal: refusal)
    }
  }

  private init(ranking refusal: Refusal) {
    switch refusal {
    case .unknownIndexArea(let text, let known):
      self.init(
        .refused,
        Phrase(
          "Einen Bereich „\(text)“ hat der Smart City Index nicht.", "The Smart City Index has no area \"\(text)\"."),
        hint: known.isEmpty
          ? Phrase(
            "Die Bereiche sind die Orte des Schemas „index“ der Konfiguration; es hat keine.",
            "The areas are the places of the scheme \"index\" of the configuration; it has none.")
          : Failure.meant(text, known))
    case .areaInUse(let key, let results):
      self.init(
        .refused,
        Phrase(
          "Zum Bereich „\(key)“ des Smart City Index sind Ergebnisse erfasst (\(results)); er kann nicht entfallen.",
          "Results are recorded of the area \"\(key)\" of the Smart City Index (\(results)); it cannot go."),
        hint: Phrase(
          "Den Bereich im Schema „index“ stehen lassen; ansehen: lotse ranking show.",
          "Leave the area in the scheme \"index\"; see: lotse ranking show."))
    case .notAYear(let text, let last):
      self.init(
        .refused,
        Phrase("„\(text)“ ist kein Jahr von 2000 bis \(last).", "\"\(text)\" is not a year from 2000 to \(last)."),
        hint: Phrase("So: 2025.", "Like this: 2025."))
    case .notPoints(let text):
      self.init(
        .refused, Phrase("„\(text)“ sind keine Punkte von 0 bis 100.", "\"\(text)\" are no points from 0 to 100."),
        hint: Phrase("So: 71,4 (höchstens zwei Nachkommastellen).", "Like this: 71.4 (two decimals at most)."))
    case .notARank(let rank, let cities):
      let range = cities.map { Phrase("von 1 bis \($0)", "from 1 to \($0)") } ?? Phrase("ab 1", "from 1")
      self.init(
        .refused, Phrase("\(rank) ist kein Rang \(range.de).", "\(rank) is not a rank \(range.en)."),
        hint: Phrase(
          "Rang (--rank) und Zahl der Städte (--of) prüfen.", "Check rank (--rank) and number of cities (--of)."))
    case .emptyIndexResult:
      self.init(
        .refused,
        Phrase(
          "Das Ergebnis sagt weder Rang noch Punkte noch Worte.", "The result says neither rank nor points nor words."),
        hint: Phrase(
          "Mindestens eines angeben: --rank, --points, --quote; Unbekanntes weglassen.",
          "Give at least one: --rank, --points, --quote; leave out what is unknown."))
    case .indexResultExists(let year, let area):
      let name = area.map { " (\($0))" } ?? ""
      self.init(
        .refused,
        Phrase(
          "Zum Jahr \(year)\(name) ist schon ein Ergebnis erfasst.",
          "A result is recorded already of the year \(year)\(name)."),
        hint: Phrase(
          "Ersetzen (das bisherige bleibt im Verlauf): --replace.",
          "Replace it (the present one stays in the log): --replace."))
    case .noSuchIndexResult(let year, let area):
      let name = area.map { " (\($0))" } ?? ""
      self.init(
        .notFound,
        Phrase(
          "Zum Jahr \(year)\(name) ist kein Ergebnis erfasst.", "No result is recorded of the year \(year)\(name)."),
        hint: Phrase("Alle ansehen: lotse ranking show.", "See them all: lotse ranking show."))
    default: self.init(refusal: refusal)
    }
  }
}
