/// What a city sets for the reports that leave the house (chapter `reports`): the head of its papers, its letterhead, and
/// who signs. Names of sections and fixed texts stand in the outlines, the layout in the templates.
public struct ReportSettings: Hashable, Sendable {
  /// What kind of paper the committee gets, such as `Mitteilungsvorlage`.
  public let paperKind: String
  /// Who is in charge of the paper; the office unless said otherwise.
  public let lead: String?
  /// Who else takes part.
  public let participants: String?
  public let fileNumber: String?
  /// The role mailbox that reports are sent from.
  public let sender: String?
  /// The lines at the top of the first page; organisation and office unless said otherwise.
  public let letterhead: [String]
  /// The lines under the text, the first of which usually names the place.
  public let signature: [String]

  /// The keys of plain values, and those of lists, as they stand in the chapter.
  public static let keys = ["paper-kind", "lead", "participants", "file-number", "sender"]
  public static let lists = ["letterhead", "signature"]
}

extension CityConfiguration {
  public var reports: ReportSettings {
    func lines(_ list: String) -> [String] {
      entries.of(.report).filter { $0.parent == list }.compactMap(\.value)
    }
    let letterhead = lines("letterhead")
    return ReportSettings(
      paperKind: value(.report, "paper-kind") ?? "Mitteilungsvorlage", lead: value(.report, "lead") ?? office,
      participants: value(.report, "participants"), fileNumber: value(.report, "file-number"),
      sender: value(.report, "sender"),
      letterhead: letterhead.isEmpty ? [organisation, office].compactMap { $0 } : letterhead,
      signature: lines("signature"))
  }
}
