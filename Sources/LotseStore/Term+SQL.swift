internal import LotseModel

extension Term {
  /// Words of the vocabulary as a list of SQL: all of them, or those that a rule of the model picks. A query has its sets of
  /// words from here, so that a new word stands in each set that it belongs to.
  static func sql(where isMeant: (Self) -> Bool = { _ in true }) -> String {
    "(" + allCases.filter(isMeant).map { "'\($0.rawValue)'" }.joined(separator: ", ") + ")"
  }
}
