public import LotseBasics

/// What a city hands over to whoever counts many cities: which city and day, for whom, and what its rows must add up to.
public struct HandOver: Hashable, Sendable {
  /// The key of the municipality (Amtlicher Gemeindeschlüssel), eight digits.
  public let municipality: String
  /// What the city calls itself.
  public let name: String
  /// Who may read the rows; it decides of which sub-projects there are any.
  public let audience: Audience
  /// The day whose end the rows show.
  public let cutOff: Day
  /// The change up to which the state is recorded, and the hash of the chain there: by both the city finds the state again.
  public let change: Int
  public let chain: String
  /// A line that every output carries, such as that this is sample data.
  public let notice: String?
  /// The fields and units that occur, with what the city calls them.
  public let fields: [Named]
  public let units: [Named]
  public let counts: [Count]
  /// Size and SHA-256 of the file of rows.
  public let bytes: Int
  public let sha256: String

  /// How many sub-projects of a field have a status.
  public struct Count: Hashable, Sendable {
    public let field: String
    public let status: Status
    public let count: Int

    public init(field: String, status: Status, count: Int) {
      self.field = field
      self.status = status
      self.count = count
    }
  }

  public init(
    municipality: String, name: String, audience: Audience, cutOff: Day, change: Int, chain: String, notice: String?,
    fields: [Named], units: [Named], counts: [Count], bytes: Int, sha256: String
  ) {
    self.municipality = municipality
    self.name = name
    self.audience = audience
    self.cutOff = cutOff
    self.change = change
    self.chain = chain
    self.notice = notice
    self.fields = fields
    self.units = units
    self.counts = counts
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// The version of package and roll-up: which columns there are, and what they mean. docs/rollup.md describes it.
  public static let schema = 1

  /// How many rows there are.
  public var stock: Int { counts.map(\.count).reduce(0, +) }
  public var completed: Int { counts.filter { $0.status == .completed }.map(\.count).reduce(0, +) }
  /// What completion is measured against (rule of counting 1).
  public var denominator: Int { counts.filter(\.status.isCounted).map(\.count).reduce(0, +) }

  /// Whether a text has the form of a municipality key.
  public static func isMunicipality(_ text: String) -> Bool {
    text.utf8.count == 8 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

/// Why a package is not counted; its raw words stand in the roll-up.
public enum HandOverFlaw: Error, Hashable, Sendable {
  /// No manifest lies in the folder, or no rows.
  case missing(String)
  /// A file that cannot be read, with the system's reason.
  case unreadable(String, Phrase)
  /// Still packed as an archive.
  case packed
  case notAManifest
  case newerSchema(Int)
  /// A value of the manifest that makes no sense: its key.
  case badValue(String)
  /// Of a municipality that is not expected.
  case unexpected
  case otherAudience(Audience)
  /// The rows have another size or hash than the manifest says.
  case otherSize(said: Int, found: Int)
  case otherHash
  /// A row that does not follow: its line, and what of it.
  case badRow(line: Int, String)
  /// The rows count up to something else than the manifest says.
  case otherCount(field: String, status: String, said: Int, found: Int)
  /// Another package is of the same municipality and cut-off date, and says something else.
  case twice(String)

  /// The word by which programs know it.
  public var code: String {
    switch self {
    case .missing: "missing"
    case .unreadable: "unreadable"
    case .packed: "packed"
    case .notAManifest: "not_a_manifest"
    case .newerSchema: "newer_schema"
    case .badValue: "bad_value"
    case .unexpected: "unexpected"
    case .otherAudience: "other_audience"
    case .otherSize: "other_size"
    case .otherHash: "other_hash"
    case .badRow: "bad_row"
    case .otherCount: "other_count"
    case .twice: "twice"
    }
  }
}
