internal import ArgumentParser
internal import Glibc
internal import LotseBasics
internal import LotseModel
internal import LotseStore

extension Session {
  /// A text as it was given: in the editor, on standard input where it is `-`, or on the command line.
  func written(
    _ text: String?, inEditor isEdited: Bool, _ what: Phrase, before: @autoclosure () throws -> String? = nil
  ) throws -> String? {
    guard isEdited else { return text == Assignment.clearingMark ? try standardInput(what) : text }
    guard text == nil else {
      throw Failure(
        .usage,
        Phrase("\(what.de): entweder --edit oder ein Text.", "\(what.en): either --edit or a text."),
        hint: Phrase("Eines von beiden weglassen.", "Leave out one of the two."))
    }
    return try checked(try edited(try before() ?? "", what), what)
  }

  /// What a text says of a single sub-project now, to be edited.
  func present(_ attribute: Attribute, of asked: AskedFilter) throws -> String? {
    let named = try asked.named()
    guard asked.namesItems, named.count == 1 else { return nil }
    return try store().subProject(named[0], at: latest).subProject[attribute].text
  }

  private func standardInput(_ what: Phrase) throws -> String {
    guard let text = String(validating: try WholeFile.standardInput(atMost: 1 << 20), as: UTF8.self) else {
      throw Failure(
        .refused, Phrase("Die Standardeingabe ist kein UTF-8-Text.", "Standard input is not UTF-8 text."),
        hint: Phrase("Die Zeichenkodierung prüfen.", "Check the character encoding."))
    }
    return try checked(text, what)
  }

  private func checked(_ text: String, _ what: Phrase) throws -> String {
    let trimmed = Text.trimmed(text)
    guard Text.isReadable(trimmed) else {
      throw Failure(
        .refused, Phrase("\(what.de): der Text ist leer.", "\(what.en): the text is empty."),
        hint: Phrase("Nichts wurde geschrieben.", "Nothing was written."))
    }
    return trimmed
  }

  /// Removes what was written, once it is recorded.
  func forgetDraft() {
    if let draft { unlink(draft) }
    draft = nil
  }

  /// Says where the text stands that was not recorded; one that says nothing is removed.
  func tellDraft() {
    guard let path = draft else { return }
    let written = (try? WholeFile.read(path, atMost: 1 << 20)) ?? ""
    guard Text.isReadable(Session.text(of: written)) else { return forgetDraft() }
    world.tell(language("Der Text steht noch in \(path).", "The text still stands in \(path).") + "\n")
  }

  /// What stands above the mark.
  private static func text(of written: String) -> String {
    Text.trimmed(written.firstRange(of: mark).map { String(written[..<$0.lowerBound]) } ?? written)
  }

  /// Below this line stands what is not part of the text.
  private static let mark = "# ---- Lotse ----"

  private func edited(_ text: String, _ what: Phrase) throws -> String {
    let environment = world.environment
    let editor = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0 }.first { !$0.trimmed.isEmpty } ?? "vi"
    let explained = language(
      "Oben: \(what.de). Speichern und schließen; leer heißt: nichts aufzeichnen.",
      "Above: \(what.en). Save and close; empty means: record nothing.")
    let folder = world.temporaryFolder
    let (path, file) = RawFile.create("\(folder)/lotse-", "txt")
    guard file >= 0, World.write("\(text)\n\(Session.mark)\n# \(explained)\n", to: file) else {
      throw Failure(
        .cannotCreate,
        Phrase("In \(folder) lässt sich nicht schreiben.", "Nothing can be written in \(folder)."),
        hint: Phrase("TMPDIR prüfen, oder den Text angeben.", "Check TMPDIR, or give the text."))
    }
    Glibc.close(file)
    draft = path
    // As for git, the editor may be a command with options.
    let code = Shell.run("\(editor) \"$1\"", path)
    guard code == 0 else {
      throw Failure(
        .refused,
        Phrase("Der Editor „\(editor)“ endete mit \(code).", "The editor \"\(editor)\" exited with \(code)."),
        hint: Phrase(
          "Einen Editor einstellen: export EDITOR=nano; oder den Text angeben.",
          "Set an editor: export EDITOR=nano; or give the text."))
    }
    return Session.text(of: try WholeFile.read(path, atMost: 1 << 20))
  }
}

/// A command of the shell that has the terminal to itself.
private enum Shell {
  /// Runs it with one argument and gives its exit code; 127 where it cannot be run.
  static func run(_ command: String, _ argument: String) -> Int32 {
    let words = CStrings(["sh", "-c", command, "sh", argument])
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", nil, nil, words.pointers, environ) == 0,
      let status = OtherProgram.status(of: process)
    else { return 127 }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}
