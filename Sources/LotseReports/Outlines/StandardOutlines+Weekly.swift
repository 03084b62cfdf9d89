internal import LotseModel
internal import LotsePapers

extension ReportKind {
  static let weeklyGerman = """
    # Wochenbericht {{week}}: {{strategy}}

    > {{marking}}

    > {{notice}}

    {{> \(WeeklyPart.period)}}

    ## Auf einen Blick

    {{> \(WeeklyPart.glance)}}

    ## Rot: was zu entscheiden ist

    {{> \(WeeklyPart.reds)}}

    ## Bewertung abgelaufen, zuletzt rot oder gelb

    {{> \(WeeklyPart.expired)}}

    ## Gelb: was gefährdet ist

    {{> \(WeeklyPart.yellows)}}

    ## Statuswechsel

    {{> \(WeeklyPart.moves)}}

    ## Warum sich die Zahlen geändert haben

    {{> \(WeeklyPart.scope)}}

    ## Ampelwechsel, Verschlechterungen zuerst

    {{> \(WeeklyPart.lights)}}

    ## Besser bewertet als vorgeschlagen

    {{> \(WeeklyPart.better)}}

    ## Termin überschritten, Abschluss nicht gemeldet

    {{> \(WeeklyPart.overdueEnds)}}

    ## Überfällige Meilensteine

    {{> \(WeeklyPart.overdueMilestones)}}

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

    {{> \(WeeklyPart.empty)}}

    ## Stand je Themenfeld

    {{> \(WeeklyPart.fields)}}

    ## Legende

    {{> \(WeeklyPart.legend)}}

    """

  static let weeklyEnglish = """
    # Weekly report {{week}}: {{strategy}}

    > {{marking}}

    > {{notice}}

    {{> \(WeeklyPart.period)}}

    ## At a glance

    {{> \(WeeklyPart.glance)}}

    ## Red: what is to be decided

    {{> \(WeeklyPart.reds)}}

    ## Rating expired, red or yellow before

    {{> \(WeeklyPart.expired)}}

    ## Yellow: what is in danger

    {{> \(WeeklyPart.yellows)}}

    ## Status moves

    {{> \(WeeklyPart.moves)}}

    ## Why the figures changed

    {{> \(WeeklyPart.scope)}}

    ## Light changes, worse first

    {{> \(WeeklyPart.lights)}}

    ## Rated better than proposed

    {{> \(WeeklyPart.better)}}

    ## Planned end passed, completion not reported

    {{> \(WeeklyPart.overdueEnds)}}

    ## Overdue milestones

    {{> \(WeeklyPart.overdueMilestones)}}

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

    {{> \(WeeklyPart.empty)}}

    ## Progress per field

    {{> \(WeeklyPart.fields)}}

    ## Legend

    {{> \(WeeklyPart.legend)}}

    """
}
