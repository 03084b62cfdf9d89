internal import LotseModel
public import LotsePapers

/// The parts of a council report, which an outline names, and what each of them shows.
public enum CouncilPart: String, OutlinePart {
  case head, summary, requests, contents, fields, lights, maturity, changes, completed, added, started, left,
    deviations,
    decisions, curve, index
  case outlook, finances, quality, corrections, method, signature, items
  case lightChanges = "light-changes"
  case settledDecisions = "settled-decisions"
}

extension CouncilPart {
  /// What is said first, and what a mail says.
  public static let leading: Set<CouncilPart> = [.summary, .requests]
}

extension CouncilLayout {
  /// A part; one without anything to say of says "keine", one that this audience or this report does not have is empty.
  func blocks(_ part: CouncilPart) -> [Document.Block] {
    let isCompared = report.bridge != nil
    switch part {
    case .head: return [head]
    case .summary: return summary
    case .requests: return requests
    case .contents: return [.contents]
    case .fields: return fields
    case .lights: return lights
    case .maturity: return maturity
    case .changes: return isCompared ? changes : []
    case .completed: return isCompared ? completed : []
    case .added: return isCompared ? added : []
    case .started: return isCompared ? started : []
    case .lightChanges: return isCompared ? lightChanges : []
    case .left: return isCompared ? left : []
    case .deviations: return deviations
    case .decisions: return decisions
    case .curve: return curve
    case .index: return report.index.isEmpty ? [] : Ranking(report.index, at: report.end).section(wording)
    case .outlook: return outlook
    case .finances: return finances
    case .quality: return report.quality.blocks(wording, isPublic: isPublic)
    case .corrections: return report.corrections.map { $0.isEmpty ? [] : $0.blocks(wording) } ?? []
    case .method: return method
    case .signature:
      let signature = configuration.reports.signature
      return signature.isEmpty ? [] : [.signature(signature)]
    case .items: return items
    case .settledDecisions:
      let settled = report.decisions.settled
      return settled.isEmpty ? [] : [decisionTable(settled)]
    }
  }
}
