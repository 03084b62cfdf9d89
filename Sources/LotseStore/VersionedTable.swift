internal import LotseModel

/// A table that holds versions: what identifies a thing, and what a version says of it.
struct VersionedTable {
  let name: String
  let identity: [String]
  let content: [String]

  var columns: [String] { identity + content }

  static let subProject = VersionedTable(
    name: "sub_project_version", identity: ["number"],
    content: Attribute.allCases.map(\.rawValue) + ["search_text"])

  static let configuration = VersionedTable(
    name: "configuration_version", identity: ["section", "parent", "key"],
    content: ["position", "label", "label_en", "value", "valid_from", "valid_until"])

  /// In the order in which the chain covers them.
  static let all = [configuration, subProject]

  /// Finds the versions that hold at a moment, present or past: the same words for both, so the same index.
  func holds(_ alias: String, at change: String = ":change") -> String {
    "ifnull(\(alias).until_change, \(Schema.never)) > \(change) AND +\(alias).from_change <= \(change)"
  }
}
