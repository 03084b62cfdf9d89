internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseSheets

/// The metadata of a public list, beside the file that they describe.
struct Publication {
  let metadata: String
  private let file: String
  private let format: Format
  private let issued: Day
  private let session: Session

  /// Metadata describe a file; without one there is nothing to describe.
  init(to metadata: String, of file: String?, _ format: Format, issued: Day, _ session: Session) throws {
    guard let file, file != "-" else {
      throw Failure(
        .usage, Phrase("--metadata braucht eine Datei (-o).", "--metadata needs a file (-o)."),
        hint: Phrase(
          "So: lotse export --public -o offen.csv --metadata offen.jsonld.",
          "Like this: lotse export --public -o open.csv --metadata open.jsonld."))
    }
    self.metadata = metadata
    self.file = file
    self.format = format
    self.issued = issued
    self.session = session
  }

  /// What is to be written beside the list.
  func text(of list: ExportedList, _ profile: CSVProfile, sheetPerField: Bool) throws -> String {
    let bytes = try session.render(session.answer(list, profile, sheetPerField: sheetPerField), format).bytes()
    let described = OpenDataSet.File(
      name: file.split(separator: "/").last.map(String.init) ?? file,
      format: OpenDataSet.Format(rawValue: format.rawValue) ?? .csv, byteSize: bytes.count,
      sha256: SHA256.sum(bytes))
    let set = try OpenDataSet(
      [described], as: list.moment, list.wording.configuration, in: list.wording.language,
      issued: issued, modified: list.moment.day)
    return set.json.text()
  }
}
