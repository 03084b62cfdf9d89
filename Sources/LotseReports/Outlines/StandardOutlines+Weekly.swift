internal import LotseModel
internal import LotsePapers

extension ReportKind {
  static let weeklyGerman = """
    # Wochenbericht {{week}}: {{strategy}}

    > {{marking}}

    > {{notice}}

    {{> \(WeeklyPart.period)}}

    ## Kennzahlen

    {{> \(WeeklyPart.headline)}}

    ## Stand je Themenfeld

    {{> \(WeeklyPart.fields)}}

    ## Ampel je Themenfeld

    {{> \(WeeklyPart.fieldLights)}}

    ## Statuswechsel

    {{> \(WeeklyPart.moves)}}

    ## Neu, abgeschlossen, zusammengeführt, eingestellt

    {{> \(WeeklyPart.scope)}}

    ## Ampelwechsel, Verschlechterungen zuerst

    {{> \(WeeklyPart.lights)}}

    ### Besser bewertet als vorgeschlagen

    {{> \(WeeklyPart.better)}}

    ## Überfällige Meilensteine

    {{> \(WeeklyPart.overdueMilestones)}}

    ## Termin überschritten, unbestätigt

    {{> \(WeeklyPart.overdueEnds)}}

    ## Fällige Wiedervorlagen

    {{> \(WeeklyPart.reviews)}}

    ## Ausblick: die nächsten {{look_ahead}}

    {{> \(WeeklyPart.outlook)}}

    ## Rücklauf der Einheiten

    {{> \(WeeklyPart.rollCall)}}

    ## Seit mehr als {{stale_after}} ohne Meldung

    {{> \(WeeklyPart.silent)}}

    ## Korrekturen

    {{> \(WeeklyPart.corrections)}}

    ## Legende

    {{> \(WeeklyPart.legend)}}

    """

  static let weeklyEnglish = """
    # Weekly report {{week}}: {{strategy}}

    > {{marking}}

    > {{notice}}

    {{> \(WeeklyPart.period)}}

    ## Headline figures

    {{> \(WeeklyPart.headline)}}

    ## Progress per field

    {{> \(WeeklyPart.fields)}}

    ## Lights per field

    {{> \(WeeklyPart.fieldLights)}}

    ## Status moves

    {{> \(WeeklyPart.moves)}}

    ## New, completed, merged, cancelled

    {{> \(WeeklyPart.scope)}}

    ## Light changes, worse first

    {{> \(WeeklyPart.lights)}}

    ### Rated better than proposed

    {{> \(WeeklyPart.better)}}

    ## Overdue milestones

    {{> \(WeeklyPart.overdueMilestones)}}

    ## Planned end passed, unconfirmed

    {{> \(WeeklyPart.overdueEnds)}}

    ## Review dates due

    {{> \(WeeklyPart.reviews)}}

    ## Outlook: the next {{look_ahead}}

    {{> \(WeeklyPart.outlook)}}

    ## Roll call

    {{> \(WeeklyPart.rollCall)}}

    ## Silent for more than {{stale_after}}

    {{> \(WeeklyPart.silent)}}

    ## Corrections

    {{> \(WeeklyPart.corrections)}}

    ## Legend

    {{> \(WeeklyPart.legend)}}

    """
}
