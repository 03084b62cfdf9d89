internal import Glibc
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotsePapers
internal import LotseServer
internal import LotseSheets

/// Files that come in through a form.
extension Visit {
  /// The endings of lists and update sheets.
  static let lists = ["xlsx", "ods", "csv"]

  /// A file that a command takes over: an update sheet, a list, a configuration. What was shown is what is recorded, so it is
  /// sent along.
  func upload(
    _ command: [String], _ endings: [String], _ reading: Reading, records: Bool
  ) throws -> WebResponse {
    let sent = form.first { $0.name == "sheet" }
    let name = given("name") ?? sent?.value ?? ""
    let content = records ? given("content").flatMap(Visit.bytes(ofHexadecimal:)) : sent?.file
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let content, !content.isEmpty, endings.contains(ending) else {
      let known = endings.map { $0.uppercased() }.joined(separator: ", ")
      throw Failure(
        .refused, Phrase("Es fehlt eine Datei (\(known)).", "A file (\(known)) is missing."),
        hint: Phrase("Eine Datei wählen.", "Choose a file."))
    }
    let file = try PassingFile(content, in: session.world.temporaryFolder, ending: ending)
    defer { file.remove() }
    let line = command + ["--yes", "--", file.path]
    let reply: Reply
    do {
      if endings == Visit.lists { try check(file.path, reading) }
      reply = try run(line, records ? .always : .never, seen: given("seen").flatMap { Int($0) })
    } catch let error where !(error is Terms.Meanwhile) {
      let failure = Failure(error, session.workflow)
      // The name of our own file tells nobody anything.
      func named(_ text: Phrase) -> Phrase {
        Phrase(text.de.replacing(file.path, with: name), text.en.replacing(file.path, with: name))
      }
      var page = page(Failure(failure.code, named(failure.message), hint: failure.hint.map(named)))
      let told = listener.heard.replacing(file.path, with: name).split(separator: "\n").map(String.init)
      if !told.isEmpty { page.document.blocks.append(.list(told)) }
      return try response(page)
    }
    guard !records else { return .seeOther(doneAddress(address)) }
    listener.heard = listener.heard.replacing(file.path, with: name)
    return try response(
      proposal(
        reply, reading,
        [
          FormField("name", name), FormField("content", SHA256.hexadecimal(content)),
          FormField("seen", String(reading.moment.change)),
        ]))
  }

  /// A sheet of another unit tells what it holds, so it is not even compared.
  private func check(_ file: String, _ reading: Reading) throws {
    guard let units = visitor.units,
      let sheet = try? ReturnedSheet(try TableFile(reading: file), reading.snapshot.configuration)
    else { return }
    guard units.contains(sheet.origin.unit) else { throw Failure.sheetOfAnother(sheet.origin.unit) }
    if let other = (sheet.numbers + sheet.milestones.map(\.number)).first(where: { !reading.own.contains($0) }) {
      throw Failure.notYours(other)
    }
  }

  private static func bytes(ofHexadecimal text: String) -> [UInt8]? {
    let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8((digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0)) }
  }
}

/// A file that passes through: for what reads files, and gone afterwards. Nobody else can read it.
private struct PassingFile {
  let path: String

  init(_ content: [UInt8], in folder: String, ending: String) throws {
    let file: Int32
    (path, file) = RawFile.create("\(folder)/lotse-", ending)
    guard file >= 0 else { throw Failure.noOutput }
    defer { close(file) }
    guard content.withUnsafeBytes({ RawFile.write($0, to: file) }) else {
      unlink(path)
      throw Failure.noOutput
    }
  }

  func remove() { unlink(path) }
}

extension Failure {
  fileprivate static func sheetOfAnother(_ unit: Key<Unit>) -> Failure {
    Failure(
      .refused,
      Phrase(
        "Der Meldebogen gehört zu \(unit); nichts wurde geschrieben.",
        "The update sheet belongs to \(unit); nothing was written."),
      hint: Phrase("Den eigenen Bogen wählen.", "Choose your own sheet."))
  }
}
