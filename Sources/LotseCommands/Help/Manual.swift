internal import ArgumentParser
internal import Glibc
internal import LotseBasics
internal import LotsePapers

/// The pages of `man`: one per command and topic, in the language of the help. A command that no help shows writes them,
/// for `make install`.
enum Manual {
  static let command = "__manual"

  /// Writes the pages into `man1` and `man7` below a folder.
  static func answer(_ arguments: [String]) -> Int32 {
    guard let folder = arguments.first, let world = try? World.current() else { return Failure.Code.usage.rawValue }
    let day = Version.build?.day ?? world.now.day.iso
    do {
      for section in ["man1", "man7"] { try make(folder + "/" + section) }
      for path in paths(below: [Lotse.self]) {
        let page = HelpPage(path)
        let name = path.map { $0._commandName }.joined(separator: "-")
        try WholeFile.write(
          page.manual(name, section: 1, day), to: "\(folder)/man1/\(name).1", for: .everyone, force: true)
      }
      for topic in HelpTopic.allCases {
        let name = "lotse-" + topic.rawValue
        try WholeFile.write(
          topic.page.manual(name, section: 7, day), to: "\(folder)/man7/\(name).7", for: .everyone, force: true)
      }
      return 0
    } catch {
      World.write(Failure(error).text(helpLanguage), to: STDERR_FILENO)
      return Failure(error).code.rawValue
    }
  }

  private static func make(_ folder: String) throws {
    var path = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      path += "/" + part
      mkdir(path, 0o755)
    }
  }

  /// Every command there is, as the commands from the program down to it.
  static func paths(below path: [any ParsableCommand.Type]) -> [[any ParsableCommand.Type]] {
    let below = path[path.count - 1].configuration.subcommands.filter { $0.configuration.shouldDisplay }
    return [path] + below.flatMap { paths(below: path + [$0]) }
  }
}

extension HelpPage {
  /// The page in the language of roff (man(7)).
  fileprivate func manual(_ name: String, section: Int, _ day: String) -> String {
    func heading(_ text: String) -> String { ".SH \"\(HelpPage.roff(text.uppercased()))\"\n" }
    var text =
      ".TH \"\(HelpPage.roff(name.uppercased()))\" \(section) \"\(day)\" \"Lotse \(Version.current)\" \"Lotse\"\n"
    let isSentence = abstract.hasSuffix(".")
    text += heading(help("Bezeichnung", "Name"))
    text += "\(HelpPage.roff(name)) \\- \(HelpPage.roff(isSentence ? String(abstract.dropLast()) : abstract))\n"
    if let usage { text += heading(help("Übersicht", "Synopsis")) + HelpPage.roff(usage) + "\n" }
    if !blocks.isEmpty { text += heading(help("Beschreibung", "Description")) }
    for (index, block) in blocks.enumerated() {
      if index > 0 { text += ".PP\n" }
      switch block {
      case .paragraph(let paragraph): text += HelpPage.filled(paragraph)
      case .lines(let lines):
        text += ".nf\n.RS\n" + lines.map { HelpPage.roff($0) + "\n" }.joined() + ".RE\n.fi\n"
      }
    }
    for section in sections {
      text += heading(section.title)
      for row in section.rows { text += ".TP\n.B \(HelpPage.roff(row.name))\n" + HelpPage.filled(row.meaning) }
    }
    text += heading(help("Siehe auch", "See also"))
    let others = (name == "lotse" ? [] : ["lotse(1)"]) + HelpTopic.allCases.map { "lotse-\($0.rawValue)(7)" }
    return text + HelpPage.filled(others.filter { $0 != "\(name)(\(section))" }.joined(separator: ", "))
  }

  /// A paragraph, in short lines as editors and roff like them.
  private static func filled(_ text: String) -> String {
    TerminalWidth.wrap(text, to: 72).map { roff($0) + "\n" }.joined()
  }

  /// Text that roff takes for text: no escapes, no hyphens that are dashes, no requests.
  private static func roff(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\"", with: "\\(dq")
      .replacing("'", with: "\\(aq").replacing("~", with: "\\(ti").replacing("^", with: "\\(ha")
    return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
  }
}
