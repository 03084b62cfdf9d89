import LotseBasics
import Testing

@testable import LotseExchange

/// An amount is what the cell says with its unit, in whole cents, or it is refused.
struct ListedMoneyTests {
  @Test(
    arguments: [
      ("8.500,00 EUR", 1, 850_000), ("12.000 €", 1, 1_200_000), ("12 T€", 1, 1_200_000), ("1,2 Mio. €", 1, 120_000_000),
      ("ca. 150.000", 1, 15_000_000), ("rd. 40 TEUR", 1, 4_000_000), ("40 Tsd. €", 1, 4_000_000), ("€ 12", 1, 1_200),
      ("EUR 12.500,50", 1, 1_250_050), ("~ 3 Mio", 1, 300_000_000), ("0,5 Mrd. €", 1, 50_000_000_000),
      ("1,234 Mio. €", 1, 123_400_000), ("120,5", 1_000, 12_050_000), ("300", 1_000, 30_000_000),
      ("12.500 €", 1_000, 1_250_000), ("1.234 T€", 1, 123_400_000), ("0,001", 1_000, nil), ("2 k€", 1, 200_000),
      ("1,23456789 Mio. €", 1, 123_456_789), ("1,234567891 Mio. €", 1, nil), ("1,234 T€", 1, nil),
      ("12 Mrd Mrd", 1, nil), ("k.A.", 1, nil), ("", 1, nil),
      ("999999999 Mio. €", 1, nil), ("9223372036854775807 T€", 1, nil), ("T€", 1, nil), ("12,-- €", 1, 1_200),
      ("12.500,-", 1, 1_250_000), ("12 $", 1, nil), ("1.234 Mio. €", 1, nil), ("12,5 TE", 1, nil),
    ] as [(String, Int, Int?)])
  func anAmountIsReadWithItsUnit(text: String, factor: Int, cents: Int?) {
    #expect((try? ListedMoney.read(text, factor: factor))?.cents == cents)
  }

  @Test(
    arguments: [
      ("Kosten (in T€)", 1_000), ("Kosten / in T€", 1_000), ("Budget [TEUR]", 1_000), ("Mittel in Tsd. Euro", 1_000),
      ("Kosten in Mio. €", 1_000_000), ("Kosten (€)", nil), ("Kosten", nil), ("Mittel T", nil), ("Teuerung", nil),
      ("Kosten in k€", 1_000), ("Kosten (in Tausend)", 1_000), ("Kosten in 1.000 €", 1_000),
      ("Kosten (1000 Euro)", 1_000),
      ("Mittel in 100 000 EUR", 100_000), ("Kosten in Hunderttausend €", 100_000), ("Mittel 2026 €", nil),
      ("Ansatz 12.000 €", nil),
    ] as [(String, Int?)])
  func aHeadingNamesAUnit(heading: String, factor: Int?) { #expect(ListedMoney.factor(inHeading: heading) == factor) }

  @Test(
    arguments: [
      ("Kosten in Cent", "cent"), ("Kosten ($)", "$"), ("Budget [CHF]", "chf"), ("Aufwand in PT", "pt"),
      ("Kosten in Mio. €", nil), ("Kosten (€, ohne Cent)", nil), ("Markt", nil),
    ] as [(String, String?)])
  func aHeadingNamesAUnitThatIsNoneOfOurs(heading: String, unit: String?) {
    #expect(ListedMoney.foreignUnit(inHeading: heading) == unit)
  }

  /// The number of a cell and what its format shows: which of both is the amount.
  @Test(
    arguments: [
      (0.5, "0,5 Mio. €", 1, 500_000), (1, "1,0 Mio. €", 1, 1_000_000), (0.75, "0,75 T€", 1, 750),
      (2, "2,0 Mio. €", 1, 2_000_000), (120_500, "120,5 T€", 1, 120_500), (120_512, "121 T€", 1, 120_512),
      (1_500, "1,500 T€", 1, 1_500_000), (1_500, "1.500 T€", 1, 1_500_000), (1_200, "1.200,00 €", 1, 1_200),
      (0.5, "0,5 Mio. €", 1_000, 500_000), (12.5, "12,50", 1_000, 12_500), (0, "0 T€", 1, 0), (7, "9 T€", 1, nil),
    ] as [(Double, String, Int, Double?)])
  func aNumberIsWorthWhatItsCellShows(number: Double, shown: String, factor: Int, euros: Double?) {
    #expect(ListedMoney.value(of: number, shownAs: shown, factor: factor) == euros)
  }

  @Test(
    arguments: [
      ("1.200,00 USD", true), ("$1.200", true), ("£ 12", true), ("12 Monate", true), ("1.200 TDM", true),
      ("1.200,00 €", false), ("ca. 12 T€", false), ("12.500,-", false), ("EUR 12", false), ("1200 Mrd. €", false),
    ])
  func unitsThatAreNoneOfOursAreSeen(shown: String, isForeign: Bool) {
    #expect(ListedMoney.hasForeignUnit(shown) == isForeign)
  }
}
