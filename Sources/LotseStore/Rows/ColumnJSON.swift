internal import Foundation

/// JSON in columns: sorted keys and nothing escaped that need not be, so that equal content is equal text.
enum ColumnJSON {
  static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// A list of texts. Most need no encoder, which would be made for each row.
  static func text(_ texts: [String]) throws -> String {
    let isPlain = texts.allSatisfy { text in
      text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    }
    return isPlain ? "[\"" + texts.joined(separator: "\",\"") + "\"]" : try encoded(texts)
  }

  static func decode<Content: Decodable>(_ type: Content.Type, _ text: String) throws -> Content {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
