public import LotseBasics
public import LotseModel
internal import LotseSheets

extension HandOver {
  /// The name of the file that says what the rows must add up to, and that of the rows.
  public static let manifest = "manifest.json"
  public static let rows = "rows.jsonl"
  private static let format = "lotse-hand-over"

  /// The package of a state as an audience reads it: its manifest and the bytes of its rows. The same state gives the same.
  /// `all` is what is recorded, under the permissions of the day on which the package is made. Throws `Refusal` where a
  /// recorded value is damaged.
  public static func package(
    of all: Snapshot, for audience: Audience, by municipality: String, chain: String
  ) throws(Refusal) -> (HandOver, rows: [UInt8]) {
    let configuration = all.configuration
    // Whoever may read of more sub-projects reads no more of each.
    let items = try all.handedOver(to: audience).sorted { $0.number < $1.number }
    var rows: [UInt8] = []
    var counts: [String: [Status: Int]] = [:]
    for item in items {
      let values = item.handedOver(
        by: municipality, on: all.moment.day, ratingExpiresAfter: configuration.ratingExpiresAfter)
      let members = zip(HandOverColumn.all, values).filter { $0.1 != .null }.map { ($0.name, $1) }
      rows += JSONValue.object(Dictionary(members, uniquingKeysWith: { first, _ in first })).line().utf8
      rows.append(UInt8(ascii: "\n"))
      counts[item.field.text, default: [:]][item.status, default: 0] += 1
    }
    let fields = Set(items.map(\.field)).sorted().map { Named($0.text, configuration.label($0)) }
    let units = Set(items.map(\.unit)).sorted().map { Named($0.text, configuration.label($0)) }
    let handOver = HandOver(
      municipality: municipality, name: configuration.organisation ?? configuration.strategyName, audience: audience,
      cutOff: all.moment.day, change: all.moment.change, chain: chain, notice: configuration.notice, fields: fields,
      units: units,
      counts: counts.sorted { $0.key < $1.key }.flatMap { field, counts in
        Status.allCases.compactMap { status in
          counts[status].map { Count(field: field, status: status, count: $0) }
        }
      }, bytes: rows.count, sha256: SHA256.sum(rows))
    return (handOver, rows)
  }

  public var json: JSONValue {
    func labels(_ named: [Named]) -> JSONValue {
      .array(named.map { .object(["key": .string($0.key), "de": .string($0.label.de), "en": .string($0.label.en)]) })
    }
    var object: [String: JSONValue] = [
      "format": .string(HandOver.format), "schema": .int(HandOver.schema), "municipality": .string(municipality),
      "name": .string(name), "audience": .string(audience.rawValue), "cut_off": JSONValue(cutOff),
      "change": .int(change), "chain": .string(chain), "fields": labels(fields), "units": labels(units),
      "counts": .array(
        counts.map {
          .object(["field": .string($0.field), "status": JSONValue($0.status), "count": .int($0.count)])
        }),
      "total": .object(["rows": .int(stock), "completed": .int(completed), "denominator": .int(denominator)]),
      "rows": .object(["name": .string(HandOver.rows), "bytes": .int(bytes), "sha256": .string(sha256)]),
    ]
    if let notice { object["notice"] = .string(notice) }
    return .object(object)
  }

  /// Reads a manifest; what makes no sense is named by its key.
  public init(manifest bytes: [UInt8]) throws(HandOverFlaw) {
    guard let json = JSONRecords.value(bytes), json["format"]?.string == HandOver.format,
      let schema = json["schema"]?.integer
    else { throw .notAManifest }
    guard schema == HandOver.schema else { throw schema > HandOver.schema ? .newerSchema(schema) : .badValue("schema") }
    func need<Value>(_ value: Value?, _ key: String) throws(HandOverFlaw) -> Value {
      guard let value else { throw .badValue(key) }
      return value
    }
    func words(_ key: String) throws(HandOverFlaw) -> String {
      try need(json[key]?.string.flatMap(HandOver.plain), key)
    }
    func labels(_ key: String) throws(HandOverFlaw) -> [Named] {
      var labels: [Named] = []
      for entry in json[key]?.list ?? [] {
        let name = try need(entry["key"]?.string.flatMap(HandOver.plain), key)
        guard !labels.contains(where: { $0.key == name }) else { throw .badValue(key) }
        let german = try need(entry["de"]?.string.flatMap(HandOver.plain), key)
        labels.append(Named(name, Phrase(german, try need(entry["en"]?.string.flatMap(HandOver.plain), key))))
      }
      return labels
    }
    let municipality = try words("municipality")
    guard HandOver.isMunicipality(municipality) else { throw .badValue("municipality") }
    let fields = try labels("fields")
    var counts: [Count] = []
    for entry in json["counts"]?.list ?? [] {
      let count = Count(
        field: try need(entry["field"]?.string, "counts"),
        status: try need(entry["status"]?.string.flatMap(Status.init(rawValue:)), "counts"),
        count: try need(entry["count"]?.integer.flatMap { $0 > 0 && $0 < 1 << 40 ? $0 : nil }, "counts"))
      guard fields.contains(where: { $0.key == count.field }),
        !counts.contains(where: { $0.field == count.field && $0.status == count.status })
      else { throw .badValue("counts") }
      counts.append(count)
    }
    self.init(
      municipality: municipality, name: try words("name"),
      audience: try need(json["audience"]?.string.flatMap(Audience.init(rawValue:)), "audience"),
      cutOff: try need(json["cut_off"]?.string.flatMap { Day(exactly: $0) }, "cut_off"),
      change: try need(json["change"]?.integer.flatMap { $0 > 0 ? $0 : nil }, "change"),
      chain: try need(json["chain"]?.string.flatMap(HandOver.hash), "chain"),
      notice: json["notice"]?.string.flatMap(HandOver.plain), fields: fields, units: try labels("units"),
      counts: counts, bytes: try need(json["rows"]?["bytes"]?.integer, "rows"),
      sha256: try need(json["rows"]?["sha256"]?.string.flatMap(HandOver.hash), "rows"))
    guard json["rows"]?["name"]?.string == HandOver.rows else { throw .badValue("rows") }
    for (key, counted) in [("rows", stock), ("completed", completed), ("denominator", denominator)] {
      guard let said = json["total"]?[key]?.integer else { throw .badValue("total") }
      guard said == counted else { throw .otherCount(field: "", status: key, said: said, found: counted) }
    }
  }

  /// A text that a table or a terminal can show.
  private static func plain(_ text: String) -> String? {
    !text.isEmpty && text.utf8.count < 10_000 && Text.isPrintable(text) ? text : nil
  }

  private static func hash(_ text: String) -> String? {
    text.utf8.count == 64 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) } ? text : nil
  }
}

extension Snapshot {
  /// The sub-projects of which an audience may read, with what the public may read of each.
  fileprivate func handedOver(to audience: Audience) throws(Refusal) -> [SubProject] {
    let shown = subProjects.filter { item in
      switch audience {
      case .house: true
      case .nonpublic: item.visibility != .internal
      case .public: item.visibility == .public
      }
    }
    // The public view drops what is not public: here it says what of each is, for those who are shown.
    let open = shown.map { item in
      var item = item
      item.visibility = .public
      return item
    }
    return try Snapshot(moment: moment, configuration: configuration, subProjects: open).publicView().subProjects
  }
}
