public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

/// The sittings known at a moment, as a list.
public struct MeetingList: Sendable {
  public let moment: Moment
  public let meetings: [Meeting]

  public init(_ meetings: [Meeting], at moment: Moment) {
    self.meetings = meetings
    self.moment = moment
  }

  public func document(_ wording: Wording) -> Document {
    let language = wording.language
    let table = Table(
      [
        .init(Section.committee.label[language]), .init(Meeting.heldOnLabel[language]),
        .init(Meeting.cutOffLabel[language]), .init(Meeting.deadlineLabel[language]),
        .init(language("Teil", "Part")), .init(Meeting.paperNumberLabel[language]),
      ],
      meetings.map { meeting in
        [
          .init(meeting.committee.text), .init(wording.day(meeting.heldOn)), .init(wording.day(meeting.cutOff)),
          .init(wording.day(meeting.deadline)), .init(meeting.part.label[language]),
          .init(meeting.paperNumber ?? "–"),
        ]
      }, caption: language("Sitzungen", "Sittings"), rowHeader: 1)
    let coming = meetings.count { $0.heldOn > moment.day }
    let count = language(
      meetings.count == 1 ? "1 Sitzung" : "\(meetings.count) Sitzungen",
      meetings.count == 1 ? "1 sitting" : "\(meetings.count) sittings")
    return Document(
      language,
      [
        wording.orNone(table),
        .paragraph(
          language("\(count), davon noch bevorstehend: \(coming). ", "\(count), of which to come: \(coming). ")
            + wording.asOf(moment)),
      ])
  }

  /// One row per sitting, for programs.
  public var csv: String {
    CSVTable.render(
      header: ["committee", "held_on", "cut_off", "deadline", "part", "paper_number"],
      rows: meetings.map { meeting in
        [
          meeting.committee.text, meeting.heldOn.iso, meeting.cutOff.iso, meeting.deadline?.iso ?? "",
          meeting.part.rawValue, CSVTable.defused(meeting.paperNumber ?? ""),
        ]
      })
  }

  /// The shape that docs/json.md describes.
  public var json: JSONValue {
    .object([
      "as_of": JSONValue(moment.day), "change": .int(moment.change), "meetings": .array(meetings.map(\.json)),
    ])
  }
}

extension Meeting {
  public var json: JSONValue {
    .object([
      "committee": .string(committee.text), "held_on": JSONValue(heldOn), "cut_off": JSONValue(cutOff),
      "deadline": JSONValue(deadline), "part": .string(part.rawValue), "paper_number": JSONValue(paperNumber),
    ])
  }
}
