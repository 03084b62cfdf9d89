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
        .init(Section.committee.label[language], key: "committee"),
        .init(Meeting.heldOnLabel[language], key: "held_on"), .init(Meeting.cutOffLabel[language], key: "cut_off"),
        .init(Meeting.deadlineLabel[language], key: "deadline"), .init(language("Teil", "Part"), key: "part"),
        .init(Meeting.paperNumberLabel[language], key: "paper_number"),
      ],
      meetings.map { meeting in
        [
          .init(meeting.committee.text), .init(meeting.heldOn), .init(meeting.cutOff), .init(meeting.deadline),
          .init(.term(key: meeting.part.rawValue, name: meeting.part.label[language])), .init(meeting.paperNumber),
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
      ], data: table)
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
