internal import Glibc
internal import LotseBasics
internal import LotseModel
internal import LotseStore

extension Session {
  /// Writes the whole history as JSON Lines, row by row. It is no output that another run makes anew, so a file that is
  /// there stays unless it is to be replaced.
  func exportEverything(_ output: OutputOptions) throws -> Reply {
    let store = try store()
    let progress = ProgressLine(world, language("Schreibe Änderung", "Writing change"))
    var lines = 0
    let history = Pieces { take in
      lines = try store.writeEverything(take) { progress.show($0, of: $1) }
      progress.clear()
    }
    guard let path = output.output, path != "-" else {
      var reply = Reply()
      reply.pieces = history
      return reply
    }
    guard output.force || access(path, F_OK) != 0 else {
      throw Failure(
        .cannotCreate, Phrase("\(path) gibt es schon.", "\(path) is there already."),
        hint: Phrase(
          "Einen anderen Namen nennen, oder ersetzen: --force.", "Name another one, or replace it: --force."))
    }
    try WholeFile.write(history, to: path, for: .owner, force: true)
    let extent = told(try store.extent())
    return Reply(remarks: [
      language("Geschrieben: \(path), \(lines) Zeilen, \(extent)", "Written: \(path), \(lines) lines, \(extent)")
    ])
  }

  /// Makes a new file of a whole history.
  func importEverything(_ source: String) throws -> Reply {
    let path = try databasePath
    let file = fopen(source == "-" ? "/dev/stdin" : source, "r")
    guard let file else { throw Failure.unreadable(source, errno) }
    defer { fclose(file) }
    var buffer: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(buffer) }
    func next() -> [UInt8]? {
      var count = getline(&buffer, &room, file)
      guard count > 0, let buffer else { return nil }
      if buffer[count - 1] == 0x0A { count -= 1 }
      return buffer.withMemoryRebound(to: UInt8.self, capacity: count) {
        Array(UnsafeBufferPointer(start: $0, count: count))
      }
    }
    let progress = ProgressLine(world, language("Lese Änderung", "Reading change"))
    defer { progress.clear() }
    do {
      let extent = try Store.makeOfEverything(path, next) { progress.show($0, of: $1) }
      progress.clear()
      return Reply(remarks: [
        language("Angelegt: \(path), \(told(extent))", "Created: \(path), \(told(extent))"),
        language("Prüfsumme \(extent.head)", "Hash \(extent.head)"),
      ])
    } catch let flaw as EverythingFlaw {
      throw Failure(flaw, source)
    } catch let error as StoreError {
      guard case .alreadyExists = error else { throw error }
      throw Failure(
        .cannotCreate, error.failure.message,
        hint: Phrase(
          "Eine neue Datei nennen: lotse import --everything \(source) --db NEU.db.",
          "Name a new file: lotse import --everything \(source) --db NEW.db."))
    }
  }
}

extension Failure {
  /// Why a whole history is not taken in.
  fileprivate init(_ flaw: EverythingFlaw, _ file: String) {
    let nothing = Phrase(
      "Nichts wurde geschrieben; neu ausgeben: lotse export --everything.",
      "Nothing was written; export it again: lotse export --everything.")
    let said: Phrase =
      switch flaw {
      case .altered(let line):
        Phrase(
          "\(file):\(line): Die Zeile ist verändert, steht nicht an ihrer Stelle, oder davor fehlt eine.",
          "\(file):\(line): The line is altered or out of its place, or one before it is missing.")
      case .unreadable(let line):
        Phrase("\(file):\(line): Die Zeile ist nicht zu verstehen.", "\(file):\(line): The line makes no sense.")
      case .foreign:
        Phrase(
          "\(file):1: Hier beginnt keine Ausgabe von „lotse export --everything“.",
          "\(file):1: This is not the beginning of what \"lotse export --everything\" writes.")
      case .tooNew(let schema, let known):
        Phrase(
          "\(file):1: Geschrieben von einem neueren Lotse (Schema \(schema), hier \(known)).",
          "\(file):1: Written by a newer Lotse (schema \(schema), here \(known)).")
      case .truncated(let lines):
        Phrase(
          "\(file):\(lines): Hier bricht die Ausgabe ab; ihr Ende fehlt.",
          "\(file):\(lines): It breaks off here; its end is missing.")
      case .excess(let line):
        Phrase("\(file):\(line): Hinter dem Ende steht noch etwas.", "\(file):\(line): Something follows the end.")
      case .refused(let line, let rule):
        Phrase(
          "\(file):\(line): Die Zeile verstößt gegen eine Regel der Datei (\(rule)).",
          "\(file):\(line): The line breaks a rule of the file (\(rule)).")
      case .unsound(let finding): Phrase("\(file): \(finding.words.de)", "\(file): \(finding.words.en)")
      case .otherHash(let stated, let found):
        Phrase(
          "\(file): Die Prüfsumme ist \(found), angegeben war \(stated).",
          "\(file): The hash is \(found), stated was \(stated).")
      }
    self.init(.refused, said, hint: nothing)
  }
}

extension Failure {
  static let everythingAlone = Failure(
    .usage,
    Phrase(
      "--everything ist der ganze Verlauf und verträgt keine Auswahl.",
      "--everything is the whole history and takes no choice."),
    hint: Phrase(
      "So: lotse export --everything -o verlauf.jsonl.", "Like this: lotse export --everything -o history.jsonl."))
}
