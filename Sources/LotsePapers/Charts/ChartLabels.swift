/// The names of categories under their columns: as they are, in two rows by turns, or only every so many.
struct ChartLabels {
  /// For every category what stands under it; nothing where a name is left out.
  private(set) var lines: [[String]]
  /// Whether only some names are shown, from the left edge of their column on.
  private(set) var areThinned = false
  /// How many rows they are in, by turns.
  private let rows: Int

  /// Pixels that a letter takes.
  private static let letter = 7

  init(_ names: [String], width: Int) {
    // Between two names there is room for one more letter.
    let letters = max(1, width / max(1, names.count) / ChartLabels.letter - 1)
    let word = names.map { ChartLabels.longestWord($0) }.max() ?? 0
    if word <= letters {
      rows = 1
      lines = names.map { ChartLabels.lines($0, width: letters, count: 3) }
    } else if names.count > 8 {
      rows = 1
      areThinned = true
      let longest = min(12, names.map { TerminalWidth.of($0) }.max() ?? 0)
      let least = (longest + 1) * ChartLabels.letter * names.count / width + 1
      // Every so many that they end alike, such as all first quarters.
      let step =
        (least..<(2 * least)).first { step in
          let ends = stride(from: 0, to: names.count, by: step).map { names[$0].split(separator: " ").last }
          return ends.count > 1 && ends.allSatisfy { $0 == ends[0] }
        } ?? least
      lines = names.enumerated().map { index, name in
        // The last of them would not end within the picture.
        index % step == 0 && (index == 0 || index + step <= names.count) ? [ChartLabels.shortened(name, to: 12)] : []
      }
    } else {
      rows = 2
      lines = names.map { ChartLabels.lines($0, width: 2 * letters, count: 2) }
    }
  }

  /// How many lines the labels take together.
  var height: Int { rows * rowHeight }

  var rowHeight: Int { lines.map(\.count).max() ?? 0 }

  func row(_ index: Int) -> Int { index % rows }

  /// A name in at most so many lines; what does not fit gives way to an ellipsis.
  static func lines(_ name: String, width: Int, count: Int) -> [String] {
    let lines = TerminalWidth.wrap(name.split(whereSeparator: \.isNewline).joined(separator: " "), to: width)
    guard lines.count > count else { return lines }
    return lines.prefix(count - 1) + [shortened(lines[(count - 1)...].joined(separator: " "), to: width)]
  }

  static func shortened(_ name: String, to width: Int) -> String {
    guard TerminalWidth.of(name) > width else { return name }
    var short = ""
    var taken = 1
    for character in name {
      taken += TerminalWidth.of(character: character)
      if taken > width { break }
      short.append(character)
    }
    while short.last == " " || short.last == "-" { short.removeLast() }
    return short + "…"
  }

  private static func longestWord(_ name: String) -> Int {
    name.split { $0 == " " || $0.isNewline }.map { TerminalWidth.of($0) }.max() ?? 0
  }
}
