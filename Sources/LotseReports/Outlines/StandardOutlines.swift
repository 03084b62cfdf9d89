public import LotseBasics
public import LotseModel
public import LotsePapers

extension Outline {
  /// The outline that holds where a city has none of its own.
  public static func standard(_ kind: ReportKind, _ language: Language) -> String {
    switch (kind, language) {
    case (.weekly, .de): weeklyGerman
    case (.weekly, .en): weeklyEnglish
    case (.council, .de): councilGerman
    case (.council, .en): councilEnglish
    }
  }
}
