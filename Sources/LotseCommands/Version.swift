/// The number of this release; it stands nowhere else (docs/releasing.md).
enum Version {
  static let current = "0.2.0"
}
