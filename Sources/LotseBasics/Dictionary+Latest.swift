extension Dictionary {
  /// The last value of each key. Rows of a file that somebody altered may share a key, which must not end the program.
  public init(latest pairs: some Sequence<(Key, Value)>) {
    self.init(pairs, uniquingKeysWith: { $1 })
  }
}
