public import LotseBasics
public import LotseModel

extension ReportKind {
  /// The outline that holds where a city has none of its own. It names parts by their cases: one that no layout writes
  /// does not compile.
  public func standardOutline(_ language: Language) -> String {
    switch (self, language) {
    case (.weekly, .de): Self.weeklyGerman
    case (.weekly, .en): Self.weeklyEnglish
    case (.council, .de): Self.councilGerman
    case (.council, .en): Self.councilEnglish
    }
  }
}
