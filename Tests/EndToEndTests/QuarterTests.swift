import Foundation
import Testing

/// A quarter of an office that works in German: it types German names and reads nothing but German.
///
/// `TranscriptTests` holds each answer against the program; here the answers that the transcript has are read. What is an
/// English word is found out from the program: it is more frequent in the English help than in the German one, and nobody
/// typed it.
@Suite struct QuarterTests {
  /// Words that both languages have, names, and keys of the configuration file, which is the same in every language.
  private static let allowed: Set<String> = [
    "an", "so", "text", "version", "pilot", "budget", "digital", "smart", "city", "open", "data", "zero", "mailbox",
    "municipality",
  ]

  @Test func noAnswerHasAnEnglishWord() throws {
    let english = try QuarterTests.englishWords().subtracting(QuarterTests.allowed)
    #expect(english.isSuperset(of: ["overdue", "unit", "planned", "or", "such", "file", "change", "public", "where"]))
    let quarter = try Quarter()
    #expect(quarter.commands.count > 150)
    #expect(quarter.answers.count > 1000)
    let typed = Set(quarter.commands.filter { $0.contains("lotse ") }.flatMap { QuarterTests.words($0) })
    for line in quarter.answers {
      let words = QuarterTests.words(QuarterTests.withoutPaths(line))
      let found = words.filter { english.contains($0) && !typed.contains($0) }
      #expect(found.isEmpty, "\(found.joined(separator: ", ")): \(line)")
    }
  }

  /// Every command of the help is part of the quarter by its German name, but for the one that serves until it is stopped.
  @Test func everyCommandIsPartOfTheQuarter() throws {
    let typed = try Quarter().commands.joined(separator: "\n")
    let help = try QuarterTests.page("befehle.md").prefix { $0 != "OPTIONEN:" }
    let rows = help.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  lotse ") }
    let names = rows.map { row in String(row.dropFirst(2).prefix { $0 != "," }) }
    #expect(names.count > 40)
    for name in names where name != "seiten" {
      #expect(typed.contains("lotse \(name) ") || typed.contains("lotse \(name)\n"), "\(name)")
    }
  }

  // MARK: - What is English

  private static func englishWords() throws -> Set<String> {
    let (english, german) = (try counts("commands.md"), try counts("befehle.md"))
    return Set(english.filter { word, count in count > german[word] ?? 0 }.keys)
  }

  /// How often each word stands in the sentences of a page of help. Names of commands and options, examples and paths are
  /// the same in both languages and say nothing.
  private static func counts(_ name: String) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for line in try page(name) where !line.hasPrefix("#") && !line.hasPrefix("  lotse ") {
      var sentence = line
      if line.hasPrefix("  "), !line.hasPrefix("   ") {
        sentence = line.dropFirst(2).range(of: "  ").map { String(line[$0.upperBound...]) } ?? ""
      }
      let tokens = withoutPaths(sentence).split(separator: " ").filter { token in
        !token.drop(while: { $0 == "(" || $0 == "„" }).hasPrefix("-")
      }
      for word in tokens.flatMap({ words(String($0)) }) { counts[word, default: 0] += 1 }
    }
    return counts
  }

  private static func page(_ name: String) throws -> [String] {
    let url = Binary.checkout.appending(path: "docs/\(name)")
    return try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }

  /// Paths and addresses are names in whatever language.
  private static func withoutPaths(_ line: String) -> String {
    let endings = [".md", ".yaml", ".csv", ".db", ".xlsx", ".ods", ".pdf", ".odt"]
    let tokens = line.split(separator: " ").filter { token in
      !token.contains("/") && !endings.contains { token.contains($0) }
    }
    return tokens.joined(separator: " ")
  }
}

/// The transcript taken apart: what was typed, and what was said.
private struct Quarter {
  var commands: [String] = []
  var answers: [String] = []

  init() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts/quarter.transcript")
    var isCommand = false
    for line in try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n") {
      if line.hasPrefix("$ ") {
        commands.append(line)
        isCommand = true
      } else if isCommand, line.hasPrefix("> ") || line == ">" {
        continue
      } else {
        isCommand = false
        // The keys behind what things are called are the same in every language.
        if !line.isEmpty, !line.hasPrefix("# ") { answers.append(line.replacing(/\([a-z0-9_:-]+\)/, with: "")) }
      }
    }
  }
}
