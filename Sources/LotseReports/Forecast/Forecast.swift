public import LotseBasics
public import LotseModel

/// What is finished by when at the pace of past months: a range from drawing past months again and again, with what it
/// assumes. It knows nothing of plans, of growth or of difficulty.
public struct Forecast: Sendable {
  /// The least that a forecast rests on.
  public static let leastMonths = 6
  public static let leastCompletions = 5
  /// How often a future is drawn, and from which start the numbers run, so that the same history gives the same answer.
  public static let draws = 10_000
  public static let seed: UInt64 = 2021
  /// Beyond so many months nothing is said but "not before".
  public static let horizon = 120

  /// Three of the values of all draws, by size: the one that a tenth lies below, the middle one, the one that a tenth
  /// lies above.
  public struct Range<Value: Comparable & Hashable & Sendable>: Hashable, Sendable {
    public let low: Value
    public let median: Value
    public let high: Value

    public init(low: Value, median: Value, high: Value) {
      self.low = low
      self.median = median
      self.high = high
    }
  }

  public struct Outlook: Hashable, Sendable {
    /// How many of the remaining are finished by the day asked for.
    public let finished: Range<Int>
    /// When the last of the remaining is finished; months beyond the horizon are the one after it.
    public let end: Range<CalendarMonth>
  }

  public struct Group: Sendable {
    public let key: String
    public let label: Phrase
    public let figures: Figures
    /// Completions per month of the window, oldest first; the window begins with the first completion at the earliest.
    public let pace: [Int]
    /// Nil where too little is known to draw from, or nothing remains.
    public let outlook: Outlook?

    public var remaining: Int { figures.denominator - figures.completed }
    public var completions: Int { pace.reduce(0, +) }

    /// Whether the past is long enough to draw from.
    public var hasHistory: Bool { pace.count >= leastMonths && completions >= leastCompletions }
  }

  public let moment: Moment
  public let grouping: Grouping?
  /// The last month of the window: the last that the state has seen the end of.
  public let lastMonth: CalendarMonth
  /// How many months were asked for.
  public let months: Int
  public let until: Day
  /// The full months from the one after the state's day until then: what is left of the running month counts as nothing.
  public let monthsAhead: Int
  public let groups: [Group]
  public let total: Group

  /// `tallies` and `completions` are those of the grouping, `total` and `totalCompletions` those of the whole set.
  /// `months` is at least 1, and `until` at least a full month after the moment.
  public init(
    at moment: Moment, months: Int, until: Day, total: [Tally], _ totalCompletions: [Completions],
    by grouping: Grouping? = nil, tallies: [Tally] = [], completions: [Completions] = [],
    _ configuration: CityConfiguration
  ) {
    self.moment = moment
    self.grouping = grouping
    self.months = months
    self.until = until
    let last = CalendarMonth(lastFullOn: moment.day)
    lastMonth = last
    let ahead = Forecast.monthsAhead(from: moment.day, until: until)
    monthsAhead = ahead
    func group(_ key: String, _ label: Phrase, _ tallies: [Tally], _ completions: [Completions]) -> Group {
      let figures = Figures(tallies)
      let pace = Forecast.pace(completions, last: last, months: months)
      let past = Group(key: key, label: label, figures: figures, pace: pace, outlook: nil)
      guard past.hasHistory, past.remaining > 0 else { return past }
      let outlook = Forecast.outlook(
        pace, remaining: past.remaining, ahead: ahead, from: CalendarMonth(containing: moment.day))
      return Group(key: key, label: label, figures: figures, pace: pace, outlook: outlook)
    }
    let byKey = Dictionary(grouping: tallies, by: \.key)
    let completed = Dictionary(grouping: completions, by: \.key)
    groups =
      grouping.map { grouping in
        grouping.order(Set(byKey.keys), in: configuration).map { key in
          group(key, grouping.label(key, in: configuration), byKey[key] ?? [], completed[key] ?? [])
        }
      } ?? []
    self.total = group("total", Phrase("Gesamt", "Total"), total, totalCompletions)
  }

  /// Until when a forecast looks where nothing else is asked for: the end of the next year.
  public static func usualEnd(from day: Day) -> Day { CalendarMonth(number: (day.year + 1) * 12 + 11).lastDay }

  /// The full months that begin after a day and end by another.
  public static func monthsAhead(from day: Day, until: Day) -> Int {
    max(0, CalendarMonth(lastFullOn: until) - CalendarMonth(containing: day))
  }

  private static func pace(_ completions: [Completions], last: CalendarMonth, months: Int) -> [Int] {
    guard let first = completions.map(\.month).min(), first <= last else { return [] }
    let start = max(first, last - (months - 1))
    var pace = Array(repeating: 0, count: last - start + 1)
    for entry in completions where entry.month >= start && entry.month <= last {
      pace[entry.month - start] += entry.count
    }
    return pace
  }

  private static func outlook(_ pace: [Int], remaining: Int, ahead: Int, from present: CalendarMonth) -> Outlook {
    var dice = SplitMix64(state: seed)
    var finished: [Int] = []
    var ends: [Int] = []
    finished.reserveCapacity(draws)
    ends.reserveCapacity(draws)
    let last = max(horizon, ahead)
    for _ in 0..<draws {
      var done = 0
      var month = 0
      var byThen = 0
      while month < last, done < remaining {
        done += pace[dice.next(below: pace.count)]
        month += 1
        if month <= ahead { byThen = done }
      }
      finished.append(min(byThen, remaining))
      ends.append(done < remaining ? horizon + 1 : min(month, horizon + 1))
    }
    let end = range(ends)
    return Outlook(
      finished: range(finished),
      end: Range(low: present + end.low, median: present + end.median, high: present + end.high))
  }

  private static func range(_ values: [Int]) -> Range<Int> {
    // Thousands of values, but few different ones: counted, not sorted.
    var counts = Array(repeating: 0, count: (values.max() ?? 0) + 1)
    for value in values { counts[value] += 1 }
    func value(at place: Int) -> Int {
      var below = 0
      return counts.firstIndex { count in
        below += count
        return below > place
      } ?? 0
    }
    return Range(
      low: value(at: values.count / 10), median: value(at: values.count / 2), high: value(at: values.count * 9 / 10))
  }
}

/// Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014).
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to but not including the bound, which is small.
  mutating func next(below bound: Int) -> Int { Int(((next() >> 32) &* UInt64(bound)) >> 32) }
}
