internal import LotseBasics

extension Failure {
  /// The sentences for texts that are not what they were read as.
  init(_ unreadable: Unreadable) {
    switch unreadable {
    case .day(let text):
      self.init(
        .refused, Phrase("„\(text)“ ist kein Datum.", "\"\(text)\" is not a date."),
        hint: Phrase(
          "So: 23.11.2026, heute, montag, +2w; siehe lotse help dates.",
          "Like this: 2026-11-23, today, monday, +2w; see lotse help dates."))
    case .openDay(let text, let lack):
      self.init(
        .refused, Phrase("„\(text)“ ist kein eindeutiger Tag.", "\"\(text)\" is not one day alone."), hint: lack)
    case .period(let text, let first, let last):
      self.init(
        .refused, Phrase("„\(text)“ ist ein Zeitraum, kein Tag.", "\"\(text)\" is a period, not a day."),
        hint: Phrase(
          "Einen Tag nennen, etwa \(first.text(.de)) oder \(last.text(.de)).",
          "Name a day, such as \(first) or \(last)."))
    case .yearOutside(let text):
      self.init(
        .refused,
        Phrase(
          "„\(text)“ liegt außerhalb der Jahre 1900 bis 2199.", "\"\(text)\" is outside the years 1900 to 2199."),
        hint: Phrase("Das Jahr prüfen.", "Check the year."))
    case .week(let text):
      self.init(
        .refused, Phrase("„\(text)“ ist keine Kalenderwoche.", "\"\(text)\" is not a week."),
        hint: Phrase(
          "So: KW 47/2026, 47/2026, 2026-W47 oder 47; das Jahr hat 52 oder 53 Wochen.",
          "Like this: 2026-W47 or 47; a year has 52 or 53 weeks."))
    case .instant(let text):
      self.init(
        .refused, Phrase("„\(text)“ ist kein Zeitpunkt.", "\"\(text)\" is not a point in time."),
        hint: Phrase("So: 2026-11-23T10:15:00Z.", "Like this: 2026-11-23T10:15:00Z."))
    case .amount(let text):
      self.init(
        .refused, Phrase("„\(text)“ ist kein eindeutiger Betrag.", "\"\(text)\" is not an unambiguous amount."),
        hint: Phrase("So: 12500,50 oder 12.500,50 oder 12500.", "Like this: 12500.50 or 12500."))
    case .typedYear(let year):
      self.init(
        .refused,
        Phrase(
          "In der Zelle steht die Zahl \(year); als Tag wäre das einer im Jahr 1905.",
          "The cell holds the number \(year); as a day that would be one in 1905."),
        hint: Phrase(
          "Gemeint ist wohl ein Jahr: einen Tag daraus machen, etwa 31.12.\(year).",
          "Most likely a year is meant: make a day of it, such as \(year)-12-31."))
    case .tooMuch(let text):
      self.init(
        .refused,
        Phrase(
          "„\(text)“ ist mehr als \(Money.most.text(.de)).", "\"\(text)\" is more than \(Money.most.text(.en))."),
        hint: Phrase("Den Betrag in Euro prüfen.", "Check the amount in euros."))
    case .line(let what, let limit):
      self.init(
        .refused,
        Phrase(
          "\(what.de): verlangt ist eine Zeile Text bis \(limit) Zeichen.",
          "\(what.en): a line of text of up to \(limit) characters is wanted."),
        hint: Phrase(
          "Ohne Zeilenumbrüche und Steuerzeichen angeben.", "Give it without line breaks or control characters."))
    }
  }
}
