internal import LotseModel

extension Meeting {
  var json: JSONValue {
    .object([
      "committee": .string(committee.text), "held_on": JSONValue(heldOn), "cut_off": JSONValue(cutOff),
      "deadline": JSONValue(deadline), "part": JSONValue(part), "paper_number": JSONValue(paperNumber),
    ])
  }
}

extension CouncilDecision {
  var json: JSONValue {
    .object([
      "number": .string(number), "text": .string(text), "committee": .string(committee.text),
      "decided_on": JSONValue(decidedOn), "due_on": JSONValue(dueOn), "part": JSONValue(part),
      "sub_projects": .array(subProjects.map { .string($0.description) }), "done_on": JSONValue(doneOn),
      "outcome": JSONValue(outcome),
    ])
  }
}

extension IndexResult {
  var json: JSONValue {
    .object([
      "year": .int(year), "area": JSONValue(area), "rank": JSONValue(rank), "cities": JSONValue(cities),
      "points": JSONValue(points?.plain), "source": .string(source), "quote": JSONValue(quote),
    ])
  }
}
