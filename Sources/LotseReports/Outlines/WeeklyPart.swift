public import LotsePapers

/// The parts of a weekly report, in the order of the product's definition; an outline names them.
public enum WeeklyPart: String, OutlinePart {
  case period, headline, fields
  case fieldLights = "field-lights"
  case moves, scope, lights, better
  case overdueMilestones = "overdue-milestones"
  case overdueEnds = "overdue-ends"
  case reviews, outlook
  case rollCall = "roll-call"
  case silent, corrections, legend
}
