extension [Int] {
  /// The middle value by size, the lower of two middle ones; nil of none. The list is sorted.
  public var lowerMedian: Int? { isEmpty ? nil : self[(count - 1) / 2] }
}
