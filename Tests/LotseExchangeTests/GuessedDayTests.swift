import LotseBasics
import TestSupport
import Testing

@testable import LotseExchange

/// A day is guessed from what people write, or not at all: a wrong guess is worse than none.
struct GuessedDayTests {
  @Test(arguments: [
    ("2. Halbjahr 2026", "2026-12-31"), ("1. HJ 2027", "2027-06-30"), ("spätestens 01.12.2026", "2026-12-01"),
    ("bis 05.11.2026", "2026-11-05"), ("ca. 3.9.2027", "2027-09-03"), ("Q3/2025", "2025-09-30"),
    ("Q3/26", "2026-09-30"),
    ("3. Quartal 2026", "2026-09-30"), ("III. Quartal 2026", "2026-09-30"), ("III/2026", nil),
    ("Quartal IV 2026", "2026-12-31"), ("4.Q 2026", "2026-12-31"), ("H1 2027", "2027-06-30"),
    ("zweites Halbjahr 2027", "2027-12-31"), ("KW 48/2026", "2026-11-29"), ("48. KW 2026", "2026-11-29"),
    ("KW48/26", "2026-11-29"), ("KW 48", nil), ("KW 54/2026", nil), ("ca. Mitte 2027", "2027-06-30"),
    ("Anfang 2027", "2027-03-31"), ("Ende 2027", "2027-12-31"), ("bis Ende 2026", "2026-12-31"),
    ("Jahresende 2026", "2026-12-31"), ("Mitte Mai 2026", "2026-05-20"), ("Ende Mai 2026", "2026-05-31"),
    ("Anfang Mai 2026", "2026-05-10"), ("März 2025", "2025-03-31"), ("Dez. 2026", "2026-12-31"),
    ("Dez 26", "2026-12-31"), ("1. Dezember 2026", "2026-12-01"), ("12/2026", "2026-12-31"), ("12/26", "2026-12-31"),
    ("2026-12", "2026-12-31"), ("2026", "2026-12-31"), ("Sommer 2027", "2027-08-31"), ("2026-2027", "2027-12-31"),
    ("Q1-Q2 2026", "2026-06-30"), ("Q4/2026 - Q1/2027", "2027-03-31"), ("1.–2. Quartal 2026", "2026-06-30"),
    ("März bis Mai 2026", "2026-05-31"), ("01.05.2026 – 31.07.2026", "2026-07-31"), ("31.12.26", "2026-12-31"),
    ("1. 12. 2026", "2026-12-01"), ("30.11.2026 12:00", "2026-11-30"), ("Mo, 30.11.2026 (geplant)", "2026-11-30"),
    ("2026-12-01 (Plan)", "2026-12-01"),
    // What is not clear gets no guess.
    ("nach Haushalt", nil), ("nach 2027", nil), ("ab 01.12.2026", nil), ("ab 2027", nil), ("nicht vor 2027", nil),
    ("verschoben vom 01.05.2026", nil), ("2026/27", nil), ("Winter 2026", nil), ("Sommerferien 2027", nil),
    ("2026 oder 2027", nil), ("2026?", nil), ("01.05.2026, 01.06.2026", nil),
    ("Beschluss 05.11.2026, Umsetzung 2027", nil),
    ("31.02.2026", nil), ("01/12/2026", nil), ("TBD", nil), ("1E5", nil), ("Halbjahr 2026", nil), ("13/2026", nil),
    ("V. Quartal 2026", nil), ("5.11.", nil), ("Los 3 in 2027", nil), ("31.07.2026 - 01.05.2026", nil),
  ])
  func theEndOfWhatIsWritten(text: String, day: String?) {
    #expect(GuessedDay.day(text, isStart: false)?.iso == day, "\(text)")
  }

  @Test(arguments: [
    ("2. Halbjahr 2026", "2026-07-01"), ("ab 01.12.2026", "2026-12-01"), ("frühestens Q2 2026", "2026-04-01"),
    ("2026-2027", "2026-01-01"), ("01.05.2026 bis 31.07.2026", "2026-05-01"), ("Ende 2026", "2026-10-01"),
    ("KW 1/2027", "2027-01-04"), ("Mitte Q3 2026", "2026-08-01"),
  ])
  func theStartOfWhatIsWritten(text: String, day: String?) {
    #expect(GuessedDay.day(text, isStart: true)?.iso == day, "\(text)")
  }

  /// No text makes it trap, and a guess is a day of a year that the text names.
  @Test(arguments: 0..<20) func aGuessIsNeverMadeUp(seed: Int) {
    var dice = Dice(seed)
    let words = [
      "Q", "KW", "Halbjahr", "2026", "27", "1", "12.", "/", "-", " bis ", "Mitte ", "Mai", "III", "31.12.2026", "é",
      ".", " ",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0..<7, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }.joined()
      guard let day = GuessedDay.day(text, isStart: false) else { continue }
      #expect(text.contains(String(day.year % 100)) || text.contains("KW"), "\(text) → \(day)")
    }
  }
}
