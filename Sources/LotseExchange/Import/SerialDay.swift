internal import LotseBasics

/// Days as the numbers that spreadsheets keep them as: how many there have been since 30 December 1899.
extension Day {
  /// The day of such a number, of this century only: other numbers are more likely no days.
  init?(serial: Double) {
    guard serial == serial.rounded(.down), (36_526...73_050).contains(serial) else { return nil }
    self.init(number: Int(serial) - 25_569)
  }
}
