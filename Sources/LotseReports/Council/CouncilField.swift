public import LotseBasics
internal import LotseModel
public import LotsePapers

/// The fields that council information systems have for a paper. Its head is data of theirs, and signing is too.
public enum CouncilField: CaseIterable, Sendable {
  case subject, proposal, facts, funds, annexes

  /// How the file of its text is called, without ending.
  public var fileName: Phrase {
    switch self {
    case .subject: Phrase("betreff", "subject")
    case .proposal: Phrase("beschlussvorschlag", "proposal")
    case .facts: Phrase("sachverhalt", "facts")
    case .funds: Phrase("finanzielle-auswirkungen", "financial-effects")
    case .annexes: Phrase("anlagen", "annexes")
    }
  }
}

extension CouncilReport {
  /// The paper that the outline makes, divided among the fields, in their order: of a section with what the committee is
  /// asked for, one with the money, and what follows the signature, each goes to its own field; the rest is the facts of
  /// the case. What every paper must say is said in each of them.
  public func fields(
    _ language: Language, _ outline: Outline<CouncilPart>
  ) -> [(field: CouncilField, document: Document)] {
    let layout = CouncilLayout(report: self, wording: Wording(language, configuration))
    let sections = CouncilField.divided(outline)
    return CouncilField.allCases.map { field in
      let own = Outline(joining: sections.filter { $0.field == field }.map(\.section))
      return (field, Document(language, layout.blocks(of: field, own)))
    }
  }
}

extension CouncilField {
  fileprivate static func divided(
    _ outline: Outline<CouncilPart>
  ) -> [(field: CouncilField, section: Outline<CouncilPart>)] {
    var isSigned = false
    return outline.sections.map { section in
      let parts = section.parts
      defer { isSigned = isSigned || parts.contains(.signature) }
      let field: CouncilField =
        isSigned ? .annexes : parts.contains(.requests) ? .proposal : parts.contains(.finances) ? .funds : .facts
      return (field, section)
    }
  }
}

extension CouncilLayout {
  fileprivate func blocks(of field: CouncilField, _ outline: Outline<CouncilPart>) -> [Document.Block] {
    guard field != .subject else { return [.paragraph(report.audience.marked(frame.title, language))] }
    let written = outline.blocks(values: values) { [.head, .contents, .signature].contains($0) ? [] : blocks($0) }
    // The field is the heading of what stands in it, and the subject that of the facts. Annexes go as files; their list says
    // which ones.
    var titles: [String] = []
    let text = written.filter { block in
      switch block {
      case .heading(1, _): return false
      case .heading(2, let title):
        titles.append(title)
        return field == .facts
      case .notice: return true
      default: return field != .annexes
      }
    }
    let said = text + (field == .annexes && !titles.isEmpty ? [.paragraph(titles.joined(separator: "\n"))] : [])
    let isSaid = said.contains { if case .notice = $0 { false } else { true } }
    return said + (isSaid ? [] : [.paragraph(wording.none)])
  }
}
