internal import LotsePapers

extension Outline {
  static let weeklyGerman = """
    # Wochenbericht {{week}}: {{strategy}}

    > {{marking}}

    > {{notice}}

    {{> period}}

    ## Kennzahlen

    {{> headline}}

    ## Stand je Themenfeld

    {{> fields}}

    ## Ampel je Themenfeld

    {{> field-lights}}

    ## Statuswechsel

    {{> moves}}

    ## Neu, abgeschlossen, zusammengeführt, eingestellt

    {{> scope}}

    ## Ampelwechsel, Verschlechterungen zuerst

    {{> lights}}

    ### Besser bewertet als vorgeschlagen

    {{> better}}

    ## Überfällige Meilensteine

    {{> overdue-milestones}}

    ## Termin überschritten, unbestätigt

    {{> overdue-ends}}

    ## Fällige Wiedervorlagen

    {{> reviews}}

    ## Ausblick: die nächsten {{look_ahead}}

    {{> outlook}}

    ## Rücklauf der Einheiten

    {{> roll-call}}

    ## Seit mehr als {{stale_after}} ohne Meldung

    {{> silent}}

    ## Korrekturen

    {{> corrections}}

    ## Legende

    {{> legend}}

    """

  static let weeklyEnglish = """
    # Weekly report {{week}}: {{strategy}}

    > {{marking}}

    > {{notice}}

    {{> period}}

    ## Headline figures

    {{> headline}}

    ## Progress per field

    {{> fields}}

    ## Lights per field

    {{> field-lights}}

    ## Status moves

    {{> moves}}

    ## New, completed, merged, cancelled

    {{> scope}}

    ## Light changes, worse first

    {{> lights}}

    ### Rated better than proposed

    {{> better}}

    ## Overdue milestones

    {{> overdue-milestones}}

    ## Planned end passed, unconfirmed

    {{> overdue-ends}}

    ## Review dates due

    {{> reviews}}

    ## Outlook: the next {{look_ahead}}

    {{> outlook}}

    ## Roll call

    {{> roll-call}}

    ## Silent for more than {{stale_after}}

    {{> silent}}

    ## Corrections

    {{> corrections}}

    ## Legend

    {{> legend}}

    """
}
