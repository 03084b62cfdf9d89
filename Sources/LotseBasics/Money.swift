/// An amount of euros in whole cents.
public struct Money: Hashable, Comparable, Sendable {
  public let cents: Int

  public init(cents: Int) { self.cents = cents }

  /// The largest amount that is taken, 99.999.999.999,99 €: the sum of half a million such amounts can still be counted.
  public static let most = Money(cents: 9_999_999_999_999)

  /// Reads `12.500,50`, `12500.50`, `12.500,-`, `12500` with or without `€`; throws `Unreadable.amount` for what is no amount
  /// or could be read in two ways, such as `12,500` and `0.500`, and `.tooMuch` beyond `most`.
  public init(parsing text: String) throws(Unreadable) {
    // Nothing but digits needs no closer look.
    if text.utf8.count <= 11, let euros = Digits.value(text.utf8) {
      cents = euros * 100
      return
    }
    var bare = Text.seen(text).filter { !"€'’".contains($0) && !$0.isWhitespace }
    let isNegative = bare.hasPrefix("-")
    if isNegative { bare.removeFirst() }
    // No cents, as Germans write it: `12.500,-`, `12.500,--`, `12.500,–`.
    if let dash = [",--", ",-", ",–", ",—"].first(where: bare.hasSuffix) { bare.removeLast(dash.count) }
    let comma = bare.lastIndex(of: ",")
    let point = bare.lastIndex(of: ".")
    var decimals: Substring = ""
    var whole = Substring(bare)
    switch (comma, point) {
    case (let comma?, let point) where point.map({ $0 < comma }) ?? true:
      decimals = bare[bare.index(after: comma)...]
      whole = bare[..<comma]
      if point == nil, decimals.count == 3 { throw .amount(text) }
    case (let comma, let point?):
      let rest = bare[bare.index(after: point)...]
      let isDecimal = comma != nil || (rest.count != 3 && bare.filter { $0 == "." }.count == 1)
      if isDecimal {
        decimals = rest
        whole = bare[..<point]
      }
    default: break
    }
    let groups = whole.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    let isGrouped = groups.count > 1
    // A group of thousands begins with another digit: `0.500` is half an euro to some and nothing that others write.
    let digits = groups.joined()
    guard decimals.count <= 2, !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      !isGrouped
        || (!groups[0].hasPrefix("0") && groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }),
      let hundredths = decimals.isEmpty
        ? 0 : Digits.value(Array((decimals + (decimals.count == 1 ? "0" : "")).utf8))
    else { throw .amount(text) }
    guard let euros = Digits.value(digits.utf8), euros <= Money.most.cents / 100 else { throw .tooMuch(text) }
    cents = (euros * 100 + hundredths) * (isNegative ? -1 : 1)
  }

  /// The sum of amounts; throws `Unreadable.tooMuch` where it cannot be counted, as files of earlier versions may ask.
  public static func sum(_ amounts: some Sequence<Money>) throws(Unreadable) -> Money {
    var cents = 0
    for amount in amounts {
      let (sum, isTooMuch) = cents.addingReportingOverflow(amount.cents)
      if isTooMuch { throw .tooMuch("… + \(amount.plain)") }
      cents = sum
    }
    return Money(cents: cents)
  }

  public static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }

  /// `12.500,50 €` in German, `€12,500.50` in English.
  public func text(_ language: Language) -> String {
    let digits = Money.grouped(abs(cents) / 100, by: language(".", ","))
    let amount = digits + language(",", ".") + Digits.padded(abs(cents) % 100, 2)
    return (cents < 0 ? "-" : "") + language("\(amount) €", "€\(amount)")
  }

  /// `12500.50`, for programs.
  public var plain: String {
    (cents < 0 ? "-" : "") + "\(abs(cents) / 100).\(Digits.padded(abs(cents) % 100, 2))"
  }

  /// A whole number in groups of three digits.
  public static func grouped(_ number: Int, by separator: String) -> String {
    Digits.grouped(String(number), by: separator)
  }
}
