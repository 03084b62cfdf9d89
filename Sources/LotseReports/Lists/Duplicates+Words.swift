public import LotseBasics
public import LotseModel

extension Duplicates.Match {
  /// `gleicher Titel`, `OZG-ID 10022`.
  public var reason: Phrase {
    ozgID.map { Phrase("OZG-ID \($0)", "OZG-ID \($0)") } ?? Phrase("gleicher Titel", "same title")
  }

  /// `TP-0012`; of one in the same list its row, because it has no number yet.
  public var place: Phrase {
    line.map { Phrase("Zeile \($0)", "row \($0)") } ?? Phrase(number.description, number.description)
  }
}
