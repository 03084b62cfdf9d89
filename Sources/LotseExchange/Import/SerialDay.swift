internal import LotseBasics

/// Days as the numbers that spreadsheets keep them as: how many there have been since 30 December 1899.
extension Day {
  /// The day of such a number, of this century only: other numbers are more likely no days.
  init?(serial: Double) {
    guard serial == serial.rounded(.down), (36_526...73_050).contains(serial) else { return nil }
    self.init(number: Int(serial) - 25_569)
  }

  /// The year that somebody typed into a cell for days, where this is what a spreadsheet makes of it: a day in 1905.
  var typedYear: Int? {
    let serial = number + 25_569
    return (1_970...2_199).contains(serial) ? serial : nil
  }
}
