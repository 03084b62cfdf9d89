import LotseBasics
import LotseModel
import TestSupport
import Testing

/// What a frozen report is about stands in the file as text and is read back as what it was.
@Suite struct ReportSubjectTests {
  @Test(arguments: [
    (FrozenReport.Subject.weekly(ISOWeek(containing: Day("2026-01-01"))), "2026-W01"),
    (.council(Key("AVOS"), on: Day("2026-12-03")), "AVOS 2026-12-03"),
    (.council(Key("Aus-schuss/2"), on: Day("2026-12-03")), "Aus-schuss/2 2026-12-03"),
  ])
  func aSubjectIsReadAsItWasWritten(subject: FrozenReport.Subject, text: String) {
    #expect(subject.description == text)
    #expect(FrozenReport.Subject(subject.kind, text) == subject)
  }

  @Test(arguments: [
    (ReportKind.weekly, ["", "47", "KW47/2026", "2026-W1", "2026-W54", "AVOS 2026-12-03"]),
    (.council, ["", "AVOS", "2026-12-03", " 2026-12-03", "AVOS 2026-02-30", "AVOS 3.12.2026", "2026-W47"]),
  ])
  func nothingElseIsASubject(kind: ReportKind, texts: [String]) {
    for text in texts { #expect(FrozenReport.Subject(kind, text) == nil, "\(text)") }
  }
}
