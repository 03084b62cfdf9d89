import Foundation
import TestSupport
import Testing

/// Sixty units on a Monday: a message each, a reminder each, sixty sheets taken over by one command, dates for a calendar.
@Suite(.serialized) struct MondayRoundTests {
  /// A city of sixty units with a role mailbox and one sub-project each, recorded long ago.
  private static func city() throws -> Binary {
    let binary = try Binary()
    try binary.must(
      """
      python3 - <<'E'
      import os
      text = open(os.environ["LOTSE_SHARE"] + "/config/krefeld.yaml").read()
      units = "".join(f"  - {{key: E{i:02}, label: Einheit Nr. {i}, mailbox: e{i:02}@example.org}}\\n" for i in range(1, 61))
      open("stadt.yaml", "w").write(text.replace("units:\\n", "units:\\n" + units))
      with open("liste.csv", "w") as out:
          out.write("title,field,kind,unit\\n")
          for i in range(1, 61): out.write(f"Vorhaben Nr. {i} für die Bürger,ozg,tool,E{i:02}\\n")
      E
      export LOTSE_NOW=2026-09-01T08:00:00Z
      lotse init --config stadt.yaml; lotse import liste.csv --yes
      """)
    return binary
  }

  /// Reads messages as a mail program does: one recipient each, text and page, and what is attached.
  private static let reader = """
    import email, email.policy, glob, os, sys
    files = sorted(glob.glob(sys.argv[1] + "/*.eml"))
    os.makedirs("eingang", exist_ok=True)
    for path in files:
        data = open(path, "rb").read()
        assert b"\\r\\n" in data and b"\\n\\n" not in data and max(map(len, data.split(b"\\r\\n"))) <= 998, path
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert not message.defects and message["To"].count("@") == 1 and message["Date"] and message["Message-ID"], path
        assert message.get_body(("plain",)) and message.get_body(("html",)), path
        for part in message.iter_attachments():
            open("eingang/" + part.get_filename(), "wb").write(part.get_content())
        print(message["To"], message["Subject"])
    """

  @Test func sixtyUnitsInThreeCommands() throws {
    let binary = try MondayRoundTests.city()
    try MondayRoundTests.reader.write(
      toFile: binary.sandbox.path("lesen.py"), atomically: true, encoding: .utf8)
    let answer = try binary.shell("lotse sheet export --all-units --mail -o bogen")
    #expect(answer.code == 0, "\(answer.error)")
    let sent = try binary.must("python3 lesen.py bogen").split(separator: "\n")
    #expect(sent.count == 60)
    #expect(sent.first == "e01@example.org Verwaltung@Krefeld.Digital: Meldebogen E01, 23.11.2026")

    #expect(try binary.must("lotse remind").contains("TP-0060 Vorhaben Nr. 60 für die Bürger: seit 83 Tagen"))
    try binary.must("lotse remind -o erinnerungen")
    #expect(try binary.must("python3 lesen.py erinnerungen").split(separator: "\n").count == 60)

    try binary.must(
      """
      i=0; for f in eingang/*.xlsx; do i=$((i+1)); n=$(printf 'TP-%04d' $i)
      python3 "$LOTSE_SHARE/Tests/EndToEndTests/fill.py" "$f" "$n" 'Keine Änderung=ja'; done
      touch 'eingang/~$offen.xlsx' eingang/notiz.txt
      """)
    let taken = try binary.shell("lotse sheet import eingang --yes")
    #expect(taken.code == 0, "\(taken.error)")
    #expect(taken.error.contains("E60: 0 geändert, 1 „keine Änderung“"), "\(taken.error)")
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung: 3 Änderungen"))
    #expect(try binary.shell("lotse remind").error.contains("Niemand schweigt"))
    #expect(try binary.shell("lotse undo --yes").code == 0)
  }

  @Test func theConfigurationKeepsMailboxesWithTheirHistory() throws {
    let binary = try MondayRoundTests.city()
    try binary.must(
      "lotse config show -o jetzt.yaml; sed -i s/e07@/neu@/ jetzt.yaml; lotse config apply jetzt.yaml --yes")
    #expect(try binary.must("lotse log --limit 1").contains("Postfach: e07@example.org → "))
    #expect(try binary.must("lotse units -O csv").contains("neu@example.org"))
    #expect(try binary.must("lotse units -O csv --as-of 2").contains("e07@example.org"))
    try binary.must("lotse config show -o wieder.yaml; cmp jetzt.yaml wieder.yaml")
    let answer = try binary.shell("sed -i s/neu@example.org/neu/ jetzt.yaml; lotse config apply jetzt.yaml --yes")
    #expect(answer.code == 78, "\(answer.error)")
  }

  /// Lines of at most 75 bytes with their ends, marks that stay where a date moves, texts that break nothing.
  @Test func aCalendarIsOneThatOthersRead() throws {
    let binary = try MondayRoundTests.city()
    try binary.must(
      """
      lotse meeting add AVOS 2026-12-03 --cutoff 2026-11-27 --deadline 2026-11-30 --paper-no 'V/1; zwei, drei'
      lotse decision add 'Kosten; nennen, \\ und zwar für jedes Jahr der Übertragung von Öffnungszeiten ins große Übersichtsblatt' \
        --committee AVOS --date 2026-09-03 --number A/17 --due 2026-12-31
      lotse status 1 on-hold --reason budget --review-on 2027-01-15
      lotse calendar -o a.ics
      lotse update 1 --review-on 2027-02-15
      lotse calendar -o b.ics
      """)
    let said = try binary.must(
      """
      python3 - <<'E'
      def read(path):
          data = open(path, "rb").read()
          assert data.endswith(b"\\r\\n") and all(len(line) <= 75 for line in data.split(b"\\r\\n"))
          assert data.count(b"\\n") == data.count(b"\\r\\n")
          lines = data.decode().replace("\\r\\n ", "").split("\\r\\n")
          events, event = {}, {}
          for line in lines:
              name, _, value = line.partition(":")
              if line == "BEGIN:VEVENT": event = {}
              elif line == "END:VEVENT": events[event["UID"]] = event
              else: event[name] = value
          assert data.count(b"BEGIN:VEVENT") == len(events)
          return events
      a, b = read("a.ics"), read("b.ics")
      assert a.keys() == b.keys() and len(a) == 5, sorted(a)
      moved = [u for u in a if a[u]["DTSTART;VALUE=DATE"] != b[u]["DTSTART;VALUE=DATE"]]
      print(len(moved), a[moved[0]]["DTSTART;VALUE=DATE"], b[moved[0]]["DTSTART;VALUE=DATE"], b[moved[0]]["DTEND;VALUE=DATE"])
      decision = [e for u, e in a.items() if u.startswith("decision")][0]
      print(decision["DESCRIPTION"])
      E
      """)
    #expect(said.hasPrefix("1 20270115 20270215 20270216\n"), "\(said)")
    #expect(said.contains("Kosten\\; nennen\\, \\\\ und zwar"), "\(said)")
  }
}
