internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports

/// The forms of the office that are of no sub-project: decisions, sittings, frozen reports, results of an index, views,
/// the configuration.
struct OfficeForms {
  let page: String
  /// What the address asks for.
  let filter: [(String, String)]
  let reading: Reading
  let language: Language

  /// The forms of a page; none where it has none.
  var all: [Form] {
    switch page {
    case "decisions": decisions
    case "meetings": meetings
    case "reports": reports
    case "ranking": ranking
    case "list": views
    case "config": configuration
    default: []
    }
  }

  private func form(_ deed: String, _ german: String, _ english: String, _ fields: [Form.Field]) -> Form {
    Deed.form(deed, language(german, english), to: page, fields, reading, language)
  }

  private func field(
    _ name: String, _ german: String, _ english: String, _ control: Form.Control = .line, isRequired: Bool = false
  ) -> Form.Field {
    Form.Field(name, language(german, english), control, isRequired: isRequired)
  }

  private var committees: Form.Control { .words(reading.committees) }

  private var parts: Form.Control { Deed.choice(Part.self, language) }

  // MARK: Decisions

  private var decisions: [Form] {
    let which = field("which", "Nummer des Beschlusses", "Number of the decision", isRequired: true)
    let facts = [
      field("due", "Zu erledigen bis", "Due on", .day), field("part", "Teil der Sitzung", "Part of the sitting", parts),
      field("for", "Teilprojekte, etwa TP-0003, TP-0007", "Sub-projects, such as TP-0003, TP-0007"),
      field("kind", "Art", "Kind", Deed.choice(DecisionKind.self, language)),
      field("applicant", "Antragsteller (Fraktion oder Gremium)", "Applicant (group or body)"),
      field("unit", "Zuständige Einheit", "Unit in charge", .words(reading.units)),
      field("delay", "Warum es länger dauert", "Why it is delayed", .text),
    ]
    return [
      form(
        "decision-add", "Beschluss aufnehmen", "Add a decision",
        [
          field("text", "Wortlaut", "What is decided", .text, isRequired: true),
          field("committee", "Gremium", "Committee", committees, isRequired: true),
          field("date", "Beschlossen am", "Decided on", .day, isRequired: true),
          field("number", "Nummer", "Number", isRequired: true),
        ] + facts),
      form(
        "decision-note", "Notiz zu einem Beschluss", "Note on a decision",
        [
          which, field("note", "Notiz", "Note", .text, isRequired: true),
          field("on", "Vom (sonst heute)", "Of (else today)", .day),
        ]),
      form(
        "decision-done", "Beschluss erledigt", "Decision done",
        [
          which, field("on", "Erledigt am (sonst heute)", "Done on (else today)", .day),
          field("outcome", "Was daraus wurde", "What came of it", .text),
        ]),
      form(
        "decision-update", "Beschluss ändern (leer: bleibt)", "Change a decision (empty: stays)",
        [
          which, field("text", "Wortlaut", "What is decided", .text),
          field("committee", "Gremium", "Committee", committees), field("date", "Beschlossen am", "Decided on", .day),
        ] + facts),
      form("decision-remove", "Beschluss streichen", "Remove a decision", [which]),
    ]
  }

  // MARK: Sittings

  private var meetings: [Form] {
    let sitting = [
      field("committee", "Gremium", "Committee", committees, isRequired: true),
      field("day", "Tag der Sitzung", "Day of the sitting", .day, isRequired: true),
    ]
    func facts(isNew: Bool) -> [Form.Field] {
      [
        field("cutoff", "Stichtag der Vorlage", "Cut-off date of the paper", .day, isRequired: isNew),
        field("deadline", "Redaktionsschluss", "Editorial deadline", .day),
        field("part", "Teil der Sitzung", "Part of the sitting", parts),
        field("paper-no", "Nummer der Vorlage", "Number of the paper"),
      ]
    }
    return [
      form("meeting-add", "Sitzung aufnehmen", "Add a sitting", sitting + facts(isNew: true)),
      form(
        "meeting-update", "Sitzung ändern (leer: bleibt)", "Change a sitting (empty: stays)",
        sitting + facts(isNew: false)),
      form("meeting-remove", "Sitzung streichen", "Remove a sitting", sitting),
    ]
  }

  // MARK: Frozen reports and results

  private var reports: [Form] {
    [
      form(
        "freeze-weekly", "Wochenbericht einfrieren", "Freeze a weekly report",
        [
          field("week", "Woche, etwa 47/2026 (sonst diese)", "Week, such as 47/2026 (else this one)"),
          field("public", "nur Öffentliches", "only what is public", .tick),
        ]),
      form(
        "freeze-council", "Vorlage einfrieren", "Freeze a paper",
        [
          field("committee", "Gremium", "Committee", committees, isRequired: true),
          field("meeting", "Tag der Sitzung (sonst die nächste)", "Day of the sitting (else the next one)", .day),
          field("nonpublic", "auch Nichtöffentliches", "also what is not public", .tick),
        ]),
    ]
  }

  // MARK: Views and the configuration

  private var views: [Form] {
    let known = reading.wording.configuration.views
    var saving = form(
      "view-save", "Als Ansicht speichern", "Save as a view", [field("name", "Name", "Name", isRequired: true)])
    let options = Deed.all["view-save"].map { $0.options + $0.flags } ?? []
    saving.hidden += filter.filter { options.contains($0.0) }.map { (name: $0.0, value: $0.1) }
    let removing = form(
      "view-remove", "Eine Ansicht entfernen", "Remove a view",
      [field("name", "Ansicht", "View", .words(known.map { ($0.name, $0.name) }), isRequired: true)])
    return [saving] + (known.isEmpty ? [] : [removing])
  }

  private var configuration: [Form] {
    var form = Form(
      "configuration", language("Eine Konfiguration anwenden", "Apply a configuration"), to: page,
      [field("sheet", "Datei (YAML)", "File (YAML)", .file, isRequired: true)],
      hidden: [("deed", "configuration")], submit: language("Ansehen", "Look"))
    form.isFolded = false
    return [form]
  }

  private var ranking: [Form] {
    let result = [
      field("year", "Jahr", "Year", isRequired: true),
      field("area", "Bereich (sonst der ganze Index)", "Area (else all)"),
    ]
    return [
      form(
        "ranking-add", "Ergebnis aufnehmen", "Add a result",
        result + [
          field("rank", "Rang", "Rank"), field("of", "Von wie vielen Städten", "Of how many cities"),
          field("points", "Punkte", "Points"),
          field("source", "Wo es steht", "Where it stands", isRequired: true),
          field("quote", "Was die Quelle zu Änderungen sagt", "What the source says of changes", .text),
          field("replace", "Ein Ergebnis ersetzen, das schon da ist", "Replace a result that is there", .tick),
        ]),
      form("ranking-remove", "Ergebnis streichen", "Remove a result", result),
    ]
  }
}
