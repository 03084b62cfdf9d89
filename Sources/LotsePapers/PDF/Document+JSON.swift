public import LotseBasics
internal import LotseSheets

extension Document {
  /// The document as the template for pages reads it. Texts are plain, never markup; `\n` breaks a line.
  ///
  ///     language: "de"
  ///     frame: title, organisation?, letterhead: [line], marking?, as_of,
  ///            created: year, month, day, hour, minute, second (UTC)
  ///     blocks: type and content:
  ///       heading: level (never skips one), text       paragraph, notice: text
  ///       list: items: [text]                          fields: fields: [name, value]
  ///       signature: lines: [text]                       contents: nothing
  ///       chart: kind, title, description, categories: [text], maximum, reversed,
  ///              series: [name, color?, values: [number?]]
  ///       table: columns: [title, alignment, flexible], rows: [[text, spoken?, tone]], has_total, caption?,
  ///              row_header?, is_directory; without columns of bars
  ///
  /// What is marked `?` may be null. Blocks that say nothing are left out, and a notice that is the marking, which every page
  /// has in its head.
  public func pageJSON(_ text: inout PageText) -> JSONValue {
    var level = 0
    var blocks: [JSONValue] = []
    for block in read(by: .papers).divided.blocks where !block.isBlank {
      if case .notice(let words) = block, words == frame?.marking { continue }
      if case .heading(let asked, _) = block { level = max(1, min(asked, level + 1)) }
      blocks.append(.object(Document.json(block, language, level: level, &text)))
    }
    var frame = frame ?? Frame(title: "", asOf: "", created: Instant(milliseconds: 0))
    frame.title = title
    return .object([
      "language": .string(language.rawValue), "frame": .object(frame.json(&text)), "blocks": .array(blocks),
    ])
  }

  private static func json(_ block: Block, _ language: Language, level: Int, _ text: inout PageText) -> [String:
    JSONValue]
  {
    switch block {
    case .heading(_, let words):
      ["type": .string("heading"), "level": .int(level), "text": .string(text.breakable(words))]
    case .paragraph(let words): ["type": .string("paragraph"), "text": .string(text.breakable(words))]
    case .notice(let words): ["type": .string("notice"), "text": .string(text.breakable(words))]
    case .list(let items): ["type": .string("list"), "items": texts(items, &text)]
    case .contents: ["type": .string("contents")]
    case .signature(let lines): ["type": .string("signature"), "lines": texts(lines, &text)]
    case .fields(let fields):
      [
        "type": .string("fields"),
        "fields": .array(
          fields.map {
            .object(["name": .string(text.breakable($0.name)), "value": .string(text.breakable($0.value))])
          }),
      ]
    case .chart(let chart): chart.json(&text)
    case .table(let table): table.json(language, &text)
    }
  }

  fileprivate static func texts(_ lines: [String], _ text: inout PageText) -> JSONValue {
    .array(lines.map { .string(text.breakable($0)) })
  }
}

extension Document.Block {
  /// Whether it says nothing; PDF/UA takes no heading without words.
  fileprivate var isBlank: Bool {
    switch self {
    case .heading(_, let text), .paragraph(let text), .notice(let text): !Text.isReadable(text)
    case .list(let items): items.isEmpty
    case .fields(let fields): fields.isEmpty
    case .contents: false
    case .signature(let lines): lines.isEmpty
    case .table(let table): table.columns.isEmpty
    case .chart: false
    }
  }
}

extension Document.Frame {
  fileprivate func json(_ text: inout PageText) -> [String: JSONValue] {
    [
      "title": .string(text(title)), "organisation": JSONValue(organisation.map { text($0) }),
      "letterhead": Document.texts(letterhead, &text), "marking": JSONValue(marking.map { text($0) }),
      "as_of": .string(text(asOf)), "created": created.parts,
      "contents": .bool(hasContents), "dense": .bool(isDense),
    ]
  }
}

extension Instant {
  /// Date and time of day in UTC, as numbers.
  fileprivate var parts: JSONValue {
    let numbers = iso.prefix(19).split { "-T:".contains($0) }.map { Int($0) ?? 0 }
    return .object(
      Dictionary(
        uniqueKeysWithValues: zip(["year", "month", "day", "hour", "minute", "second"], numbers.map(JSONValue.int))))
  }
}

extension Chart {
  fileprivate func json(_ text: inout PageText) -> [String: JSONValue] {
    [
      "type": .string("chart"), "kind": .string(kind.rawValue), "title": .string(text.breakable(title)),
      "description": .string(text(spoken)), "categories": Document.texts(categories, &text),
      "maximum": .int(maximum), "reversed": .bool(isReversed),
      "series": .array(
        series.map { series in
          .object([
            "name": .string(text.breakable(series.name)), "color": JSONValue(series.color),
            "values": .array(series.values.map(JSONValue.init)),
          ])
        }),
    ]
  }

  /// What a screen reader says of the picture: never nothing, which PDF/UA refuses.
  private var spoken: String { [description, title].first { Text.isReadable($0) } ?? kind.rawValue }
}

extension Table {
  fileprivate func json(_ language: Language, _ text: inout PageText) -> [String: JSONValue] {
    [
      "type": .string("table"),
      "columns": .array(
        columns.map { column in
          .object([
            "title": .string(text.breakable(column.title)), "flexible": .bool(column.isFlexible),
            "alignment": .string(column.alignment == .left ? "left" : "right"),
          ])
        }),
      "rows": .array(
        lines.map { row in
          .array(
            row.map { cell in
              let words = text.breakable(cell.content.text(language))
              var parts = ["text": JSONValue.string(words), "tone": .string(cell.tone.rawValue)]
              if let spoken = cell.content.spoken { parts["spoken"] = .string(spoken) }
              return .object(parts)
            })
        }),
      "has_total": .bool(total != nil), "caption": JSONValue(caption.map { text.breakable($0) }),
      "row_header": JSONValue(rowHeader), "is_directory": .bool(isDirectory),
    ]
  }
}
