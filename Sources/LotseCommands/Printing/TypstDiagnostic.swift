internal import LotseModel

/// One error among what Typst writes for people:
///
///     error: unknown variable: foo
///       ┌─ templates/report.typ:12:5
struct TypstDiagnostic {
  struct Place {
    let file: String
    let line: Int
    let column: Int

    /// The place as people look for it; nil where it is not in a file, but in what the template was given.
    func text(in folder: String) -> String? {
      guard file.hasSuffix(".typ") else { return nil }
      let isTemplate = file == Typst.template || file.hasSuffix("/" + Typst.template)
      return "\(isTemplate ? "\(folder)/\(Typst.template)" : file):\(line):\(column)"
    }
  }

  let message: String
  let place: Place?

  static func list(_ text: String) -> [TypstDiagnostic] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.filter { lines[$0].hasPrefix("error: ") }.map { index in
      TypstDiagnostic(
        message: String(lines[index].dropFirst("error: ".count)),
        place: index + 1 < lines.count ? Place(lines[index + 1]) : nil)
    }
  }

  /// The text that cannot be shown, where that is the error: it is quoted as Rust quotes.
  var lacking: String? {
    guard message.hasPrefix("PDF/"),
      ["could not be displayed", "codepoint", "code point"].contains(where: message.contains),
      let start = message.firstRange(of: "`\"")?.upperBound,
      let end = message[start...].firstRange(of: "\"`")?.lowerBound
    else { return nil }
    return TypstDiagnostic.unquoted(message[start..<end])
  }

  private static func unquoted(_ quoted: Substring) -> String {
    var text = ""
    var rest = quoted
    while let character = rest.popFirst() {
      guard character == "\\", let kind = rest.popFirst() else {
        text.append(character)
        continue
      }
      switch kind {
      case "n": text += "\n"
      case "t": text += "\t"
      case "r": text += "\r"
      case "0": text += "\0"
      case "u":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(digits.count + 2)
        if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) { text.unicodeScalars.append(scalar) }
      default: text.append(kind)
      }
    }
    return text
  }
}

extension TypstDiagnostic.Place {
  fileprivate init?(_ line: Substring) {
    guard let arrow = line.firstRange(of: "┌─ ") else { return nil }
    let parts = line[arrow.upperBound...].split(separator: ":")
    guard parts.count >= 3, let column = Int(parts[parts.count - 1]), let row = Int(parts[parts.count - 2]) else {
      return nil
    }
    self.init(file: parts.dropLast(2).joined(separator: ":"), line: row, column: column)
  }
}
