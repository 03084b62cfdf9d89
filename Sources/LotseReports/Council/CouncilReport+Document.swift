public import LotseBasics
internal import LotseModel
public import LotsePapers

extension CouncilReport {
  /// The report laid out as the outline says; an empty section says "keine".
  public func document(_ language: Language, _ outline: Outline<CouncilPart>) -> Document {
    let layout = CouncilLayout(report: self, wording: Wording(language, configuration))
    return Document(
      language, outline.blocks(values: layout.values, layout.blocks), frame: layout.frame, data: data)
  }

  /// The values that the outline of a council report may name.
  public static let outlineValues = [
    "title", "committee", "strategy", "decided", "organisation", "office", "marking", "notice", "meeting_day",
    "cut_off", "deadline", "paper_no", "previous_day", "previous_paper", "earlier_papers", "since", "horizon", "scope",
    "provisional", "definition",
  ]
}

/// Lays out a council report; counts nothing.
struct CouncilLayout {
  let report: CouncilReport
  let wording: Wording
  var language: Language { wording.language }
  var configuration: CityConfiguration { report.configuration }
  var isPublic: Bool { report.audience == .public }

  var values: [String: String] {
    let meeting = report.meeting
    let optional: [String: String?] = [
      "title": subject, "committee": report.committee.label[language], "strategy": configuration.strategyName,
      "decided": configuration.strategyDecided, "organisation": configuration.organisation,
      "office": configuration.office, "marking": wording.marking(report.audience), "notice": configuration.notice,
      "meeting_day": meeting.map { wording.day($0.heldOn) }, "cut_off": wording.day(report.end.day),
      "deadline": meeting?.deadline.map { wording.day($0) }, "paper_no": meeting?.paperNumber,
      "previous_day": report.previous.map { wording.day($0.heldOn) },
      "previous_paper": report.previous?.paperNumber,
      "earlier_papers": report.earlierPapers.suffix(4).compactMap { paper in
        paper.paperNumber.map {
          language("\($0) vom \(wording.day(paper.heldOn))", "\($0) of \(wording.day(paper.heldOn))")
        }
      }.joined(separator: ", "),
      "since": report.start.map { wording.day($0.day) }, "horizon": wording.day(report.horizon),
      "scope": wording.scope(report.stock, for: report.audience), "provisional": provisional,
      "definition": wording.definition,
    ]
    return optional.compactMapValues { $0 }
  }

  /// A paper that shows another state than that of its cut-off date says so.
  private var provisional: String? {
    guard let meeting = report.meeting else { return nil }
    let cutOff = wording.day(meeting.cutOff)
    if report.isProvisional {
      return language(
        "Vorläufig: Der Stichtag \(cutOff) ist noch nicht vorbei.",
        "Provisional: the cut-off date \(cutOff) is not over.")
    }
    guard meeting.cutOff != report.end.day else { return nil }
    return language(
      "Abweichend vom Stichtag der Sitzung (\(cutOff)).", "Other than the cut-off date of the sitting (\(cutOff)).")
  }

  var frame: Document.Frame {
    wording.frame(title: subject, at: report.end, for: report.audience)
  }

  /// What the paper is called: in its heading, at the head of every page and in the field for it.
  private var subject: String {
    let day = wording.day(report.end.day)
    let title = language(
      "Sachstand \(configuration.strategyName) zum \(day)", "State of \(configuration.strategyName) as of \(day)")
    return report.isProvisional ? title + language(" (vorläufig)", " (provisional)") : title
  }

  /// The head fields of a paper as council information systems have them.
  var head: Document.Block {
    let settings = configuration.reports
    let meeting = report.meeting
    let course =
      report.committee.label[language]
      + (meeting.map { ", \(wording.day($0.heldOn)), " + language("zur Kenntnis", "to take note") } ?? "")
    let pairs: [(String, String?)] = [
      (Meeting.paperNumberLabel[language], meeting?.paperNumber),
      (language("Aktenzeichen", "File number"), settings.fileNumber),
      (language("Betreff", "Subject"), subject),
      ("Status", (isPublic ? Part.public : Part.nonpublic).label[language]),
      (language("Art", "Kind"), settings.paperKind), (language("Federführend", "In charge"), settings.lead),
      (language("Beteiligt", "Taking part"), settings.participants),
      (language("Beratungsfolge", "Course of consultation"), course),
      (language("Stichtag", "Cut-off date"), cutOff),
      (Meeting.deadlineLabel[language], meeting?.deadline.map { wording.day($0) }),
    ]
    return .fields(pairs.compactMap { name, value in value.map { Document.Field(name, $0) } })
  }

  /// The day; for the house and the committee also up to which change it counts.
  private var cutOff: String {
    let day = wording.day(report.end.day)
    return isPublic ? day : language("\(day), Änderung \(report.end.change)", "\(day), change \(report.end.change)")
  }

  var method: [Document.Block] {
    var notes = [
      wording.definition,
      language(
        "Ein verstrichener Plantermin ändert keinen Status und zählt nicht als Fortschritt.",
        "A planned date that has passed changes no status and does not count as progress."),
      language(
        "Verglichen werden zwei erfasste Stände; die Abschlüsse je Quartal zählen nach dem Tag, an dem sie wirksam wurden.",
        "Two recorded states are compared; completions per quarter count by the day on which they took effect."),
      language(
        "Jede Zahl lässt sich aus dem Verlauf nachrechnen; die Abfragen dazu stehen in der Dokumentation von Lotse.",
        "Every figure can be recomputed from history; the documentation of Lotse states the queries."),
    ]
    if report.progress.groupsOverlap {
      notes.append(language("Die Gruppen überschneiden sich.", "The groups overlap."))
    }
    return [.list(notes), .list(wording.lightLegend)] + units
  }

  /// What the codes in the columns stand for.
  private var units: [Document.Block] {
    let keys = Grouping.unit.order(Set(report.items.map(\.unit.text)), in: configuration)
    guard !keys.isEmpty else { return [] }
    return [
      .paragraph(language("Einheiten: ", "Units: ") + keys.map { wording.unit(Key($0)) }.joined(separator: "; ") + ".")
    ]
  }
}
