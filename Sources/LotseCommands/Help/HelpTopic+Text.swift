extension HelpTopic {
  /// What there is to say in sentences; the commands in it are written with the names of the program.
  var text: String {
    switch self {
    case .workflow: HelpTopic.workflowText
    case .counting: HelpTopic.countingText
    case .dates: HelpTopic.datesText
    case .filters: HelpTopic.filtersText
    case .formats: HelpTopic.formatsText
    case .recording: HelpTopic.recordingText
    case .safety: HelpTopic.safetyText
    }
  }

  private static var workflowText: String {
    help(
      """
      Ein Teilprojekt hat immer einen Status. Ein Wechsel verlangt Angaben; fehlt eine, sagt Lotse, welche, und schreibt
      nichts. Ein Datum, das verstreicht, ändert keinen Status. Eine Stadt kann Bezeichnungen und Wechsel anders
      festlegen; was bei ihr gilt, zeigt der erste Befehl, wohin ein Teilprojekt jetzt darf, der zweite.

      lotse workflow
      lotse show TP-0042
      lotse status TP-0042 geplant --decision V/1234 --planned-end 30.06.2027
      lotse status TP-0042 vorgeschlagen --correction --because "Falsche Nummer"

      Die Ampel ist eine zweite Angabe neben dem Status (lotse rate).
      """,
      """
      A sub-project always has a status. A move asks for something; where it lacks, Lotse says what, and writes nothing. A
      date that passes changes no status. A city may set other labels and moves; what holds there is shown by the first
      command, where a sub-project may go now by the second.

      lotse workflow
      lotse show TP-0042
      lotse status TP-0042 planned --decision V/1234 --planned-end 2027-06-30
      lotse status TP-0042 proposed --correction --because "Wrong number"

      The traffic light is a second axis beside the status (lotse rate).
      """)
  }

  private static var countingText: String {
    help(
      """
      Umgesetzt = abgeschlossen ÷ (alle − eingestellt − zusammengeführt − Daueraufgaben), gedruckt als „n von m (p %)“, immer
      abgerundet; wo m null ist, steht „–“. Nichts wird gemittelt. Farben der Ampel werden gezählt, und eine Bewertung
      verfällt. Eine Zahl je Person gibt es nicht.

      Ein Vergleich hält zwei aufgezeichnete Stände nebeneinander und sagt mit der Brücke, warum sich beide Zahlen bewegt
      haben.

      lotse progress
      lotse progress --since 30.09.2026
      lotse bridge --from 30.09.2026

      Zu jeder Zahl stehen Regel und SQL-Abfrage in docs/counting.md; die Datei lässt sich mit sqlite3 nachzählen.
      """,
      """
      Completion = completed ÷ (all − cancelled − merged − continuous), printed as "n of m (p %)", always rounded down; where
      m is zero it says "–". Nothing is averaged. Colours of the traffic light are counted, and a rating expires. There is no
      figure per person.

      A comparison holds two recorded states side by side and says by the bridge why both numbers moved.

      lotse progress
      lotse progress --since 2026-09-30
      lotse bridge --from 2026-09-30

      docs/counting.md has the rule and an SQL query for every figure; the file can be recounted with sqlite3.
      """)
  }

  private static var datesText: String {
    help(
      """
      Ein Tag geht, wie man ihn schreibt: 30.6.27, 30. Juni 2027, 2027-06-30, heute, übermorgen, montag (der nächste), letzten
      montag, +10, +2w, +3m, +1j. Ein Zeitraum wie Q2/2027, Juni 2027 oder „Mitte 2027“ gilt, wo etwas enden soll oder fällig
      ist, als sein letzter Tag, beim geplanten Beginn als sein erster. War es kein ganzes Datum, wird gesagt, welcher Tag
      gemeint ist; was zwei Tage meinen kann, wird abgelehnt. Wochen: 47, 47/2026, KW 47/2026, diese, letzte.

      Aufgezeichnet wird immer jetzt. Wann etwas geschah, sagt --on; den Stand von früher zeigt --as-of, mit einem Tag oder
      der Nummer einer Änderung. --today verschiebt den heutigen Tag, nur für Auswertungen.

      lotse status TP-0042 geplant --decision V/1234 --planned-end "Ende 2027" --on gestern
      lotse list --as-of gestern
      lotse report weekly --week letzte
      """,
      """
      A day is taken as it is written: 30.6.27, 30. Juni 2027, 2027-06-30, today, tomorrow, monday (the next), last monday,
      +10, +2w, +3m. A period such as Q2/2027, 2027-06 or "mid 2027" means its last day where something is to end or is due,
      its first for a planned start. Where it was no whole date, the day that is meant is said; what may mean two days is
      refused. Weeks: 47, 47/2026, 2026-W47, this, last.

      Recording is always now. When something happened is said by --on; a state of the past is shown by --as-of, with a day
      or the number of a change. --today moves today, for reading only.

      lotse status TP-0042 planned --decision V/1234 --planned-end "end of 2027" --on yesterday
      lotse list --as-of yesterday
      lotse report weekly --week last
      """)
  }

  private static var filtersText: String {
    help(
      """
      Dieselben Filter gelten bei allen Befehlen, die eine Menge lesen. Mehrere Werte, durch Komma getrennt oder mit derselben
      Option noch einmal, sind Alternativen; verschiedene Filter müssen alle zutreffen. Werte gehen deutsch oder englisch,
      mit oder ohne Umlaute, und als Anfang, wenn er eindeutig ist. Neben jeder gefilterten Zahl steht der Filter.

      lotse list --field ozg --light rot,gelb
      lotse progress --unit FB33 --open
      lotse check TP-0003..0009 --overdue

      --not- vor einem Filter schließt aus; vor und nach einem Tag gehen bei jeder Spalte, die ein Tag ist:

      lotse list --not-field ozg --due-before +4w
      lotse list --planned-end-after Q2/2027 --changed-since montag

      Für alles andere gibt es Bedingungen, mit und, oder, nicht und Klammern, über jede Spalte; „-“ ist „sagt nichts“:

      lotse list --where "ampel=rot oder (überfällig und priorität=hoch)"
      lotse update --where "kontakt=- und einheit=FB33" --contact amt33@example.org

      Was man oft braucht, bekommt einen Namen:

      lotse view save spaet --overdue --columns nummer,titel,fällig
      lotse list --view spaet
      """,
      """
      The same filters hold for all commands that read a set. Several values, separated by commas or with the same option once
      more, are alternatives; different filters must all fit. Values are taken in German or English, and by a beginning that
      fits one thing alone. The filter stands beside every figure that it makes.

      lotse list --field ozg --light red,yellow
      lotse progress --unit FB33 --open
      lotse check TP-0003..0009 --overdue

      --not- before a filter excludes; before and after a day work with every column that is a day:

      lotse list --not-field ozg --due-before +4w
      lotse list --planned-end-after Q2/2027 --changed-since monday

      For everything else there are conditions, with and, or, not and parentheses, over any column; "-" is "says nothing":

      lotse list --where "light=red or (overdue and priority=high)"
      lotse update --where "contact=- and unit=FB33" --contact unit33@example.org

      What is needed often gets a name:

      lotse view save late --overdue --columns number,title,next_due
      lotse list --view late
      """)
  }

  private static var formatsText: String {
    help(
      """
      -O nennt das Format, -o eine Datei, deren Endung das Format bestimmt; „-“ ist die Standardausgabe. Was ein Befehl
      schreibt, sagt seine Hilfe. Daten gehen zur Standardausgabe, alles andere zur Fehlerausgabe. Eine Ausgabe, die länger
      als der Bildschirm ist, blättert LOTSE_PAGER, sonst PAGER, sonst less; --no-pager nicht.

      lotse list -O json
      lotse list -o liste.xlsx
      lotse report weekly -o wochenbericht.html
      """,
      """
      -O names the format, -o a file whose ending picks the format; "-" is standard output. What a command writes is said by
      its help. Data goes to standard output, all else to standard error. Output longer than the screen goes through
      LOTSE_PAGER, else PAGER, else less; --no-pager does without.

      lotse list -O json
      lotse list -o list.xlsx
      lotse report weekly -o weekly.html
      """)
  }

  private static var recordingText: String {
    help(
      """
      Jeder Befehl, der schreibt, ist eine Änderung mit einer Nummer: ganz oder gar nicht, im Verlauf zu sehen und
      zurückzunehmen. Überschrieben wird nichts; auch eine Rücknahme lässt sich zurücknehmen. -n zeigt nur, was geschähe, -m
      gibt eine Bemerkung für den Verlauf mit. Was viel auf einmal ändert, wird erst gezeigt und gefragt; --yes antwortet in
      Skripten. Wer schreibt, steht im Verlauf: LOTSE_ACTOR, sonst der Name am Rechner.

      lotse note TP-0042 "Vergabe ist raus" -n
      lotse log
      lotse undo
      """,
      """
      Every command that writes is one change with a number: whole or not at all, to be seen in the log and to be undone.
      Nothing is overwritten; an undo can be undone, too. -n only shows what would happen, -m adds a remark for the log. What
      changes much at once is shown and asked about first; --yes answers in scripts. Who writes stands in the log:
      LOTSE_ACTOR, else the name at the computer.

      lotse note TP-0042 "Tender is out" -n
      lotse log
      lotse undo
      """)
  }

  private static var safetyText: String {
    help(
      """
      Alles liegt in einer Datei; ihre Rechte im Betriebssystem sind die einzige Zugangskontrolle. Eine Kette von Prüfsummen
      über die ganze Geschichte zeigt, was von außen verändert wurde. Für sich beweist sie nur, dass die Datei mit sich
      übereinstimmt: Dazu gehört eine Prüfsumme, die anderswo steht, wie am Ende jedes Berichts.

      lotse verify
      lotse backup sicherungen/
      lotse doctor

      Die Datei braucht eine lokale Platte, kein Netzlaufwerk. Gesichert wird mit lotse backup, nie durch Kopieren, solange
      jemand arbeitet. Was hinaus darf, sagt die Sichtbarkeit jedes Teilprojekts (intern, wenn nichts anderes gesagt ist).
      """,
      """
      Everything is in one file; its rights in the operating system are the only access control. A chain of hashes over the
      whole history shows what was changed from outside. Alone it proves only that the file agrees with itself: that takes a
      hash kept elsewhere, such as the one at the end of every report.

      lotse verify
      lotse backup backups/
      lotse doctor

      The file needs a local disk, not a network drive. It is backed up with lotse backup, never by copying while somebody
      works. What may leave the house is said by the visibility of each sub-project (internal unless said otherwise).
      """)
  }
}
