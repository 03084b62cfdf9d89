internal import LotseModel
public import LotsePapers

/// The parts of a weekly report, in the order of the product's definition; an outline names them.
public enum WeeklyPart: String, OutlinePart {
  case period, glance
  case reds = "red"
  case expired = "expired-ratings"
  case yellows = "yellow"
  case contents
  case headline, fields
  case fieldLights = "field-lights"
  case moves, scope, lights, better
  case overdueMilestones = "overdue-milestones"
  case overdueEnds = "overdue-ends"
  case reviews, outlook
  case rollCall = "roll-call"
  case silent, corrections, empty, legend

  public static var nothing: WeeklyPart? { .empty }
}

extension WeeklyPart {
  /// What is said first, and what a mail says.
  public static let leading: Set<WeeklyPart> = [.glance, .reds, .expired, .yellows]
}

extension WeeklyLayout {
  /// A part as the audience reads it; those of the house are empty for others.
  func blocks(_ part: WeeklyPart) -> [Document.Block] {
    switch part {
    case .period: period
    case .glance: glance
    case .reds: reds
    case .expired: expired
    case .yellows: yellows
    case .contents: [.contents]
    case .headline: headline
    case .fields:
      report.progress.fieldSection(comparedWith: report.progressBefore, wording, isDrawn: false)
    case .fieldLights: report.progress.lightSection(wording)
    case .moves: moves
    case .scope: scope
    case .lights: lights
    case .better: report.audience == .public ? [] : better
    case .overdueMilestones: overdueMilestones
    case .overdueEnds: overdueEnds
    case .reviews: report.audience == .public ? [] : reviews
    case .outlook: outlook
    case .rollCall: report.audience == .house ? rollCall : []
    case .silent: report.audience == .house ? silent : []
    case .corrections: corrections
    case .empty: []
    case .legend: [.paragraph(wording.lightLegend.joined(separator: " · "))]
    }
  }
}
