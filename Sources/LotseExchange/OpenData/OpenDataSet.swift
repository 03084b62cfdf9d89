public import LotseBasics
public import LotseModel

/// A published set of files with what a data portal wants to know of it: metadata by DCAT-AP.de 3.0, as JSON-LD.
/// Source: https://www.dcat-ap.de/def/dcatde/3.0/spec/
public struct OpenDataSet: Sendable {
  public let openData: OpenData
  /// The notice of the configuration, such as that this is sample data; it stands in the description.
  public let notice: String?
  /// The language of the files; the metadata are German.
  public let language: Language
  /// The cut-off date of the state.
  public let day: Day
  public let issued: Day
  public let modified: Day
  public let files: [File]

  /// One file, which is to lie under its name in the folder of the configuration.
  public struct File: Hashable, Sendable {
    public let name: String
    public let format: Format
    public let byteSize: Int
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    public let sha256: String?

    public init(name: String, format: Format, byteSize: Int, sha256: String? = nil) {
      self.name = name
      self.format = format
      self.byteSize = byteSize
      self.sha256 = sha256
    }
  }

  /// What a file can be; `jsonl` has neither a file type of the EU vocabulary nor a registered media type.
  public enum Format: String, CaseIterable, Hashable, Sendable {
    case csv, xlsx, ods, json, jsonl, html, pdf

    public var fileType: String? {
      self == .jsonl ? nil : "http://publications.europa.eu/resource/authority/file-type/" + rawValue.uppercased()
    }

    public var mediaType: String? {
      switch self {
      case .csv: "text/csv"
      case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      case .ods: "application/vnd.oasis.opendocument.spreadsheet"
      case .json: "application/json"
      case .jsonl: nil
      case .html: "text/html"
      case .pdf: "application/pdf"
      }
    }
  }

  /// The set as of a moment, with the configuration of that moment. `issued` is when the set was first published,
  /// `modified` when this state was recorded. Throws `OpenData.Lack`.
  public init(
    _ files: [File], as moment: Moment, _ configuration: CityConfiguration, in language: Language, issued: Day,
    modified: Day
  ) throws(OpenData.Lack) {
    openData = try configuration.openData()
    notice = configuration.notice
    self.language = language
    day = moment.day
    self.issued = issued
    self.modified = modified
    self.files = files
  }
}
