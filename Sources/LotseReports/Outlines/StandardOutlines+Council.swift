internal import LotsePapers

extension Outline {
  static let councilGerman = """
    # {{title}}

    > {{marking}}

    > {{notice}}

    {{> head}}

    ## Anlass und Bezug

    Der {{committee}} erhält zu seiner Sitzung am {{meeting_day}} den Sachstand der Strategie {{strategy}}.

    Die Strategie gilt seit {{decided}}.

    Frühere Vorlagen: {{earlier_papers}}.

    {{scope}}

    {{provisional}}

    ## Kurzfassung

    {{> summary}}

    ## Stand je Themenfeld

    {{> fields}}

    ### Ampel der offenen Teilprojekte

    {{> lights}}

    ### Reifegrad der OZG-Leistungen

    {{> maturity}}

    ## Veränderungen seit dem {{since}}

    {{> changes}}

    ### Abgeschlossen

    {{> completed}}

    ### Neu aufgenommen

    {{> added}}

    ### Zurückgestellt, eingestellt, zusammengeführt, zur Daueraufgabe geworden

    {{> left}}

    ## Abweichungen

    {{> deviations}}

    ## Beschlusskontrolle

    {{> decisions}}

    ## Entwicklung

    ### Abschlüsse je Quartal

    {{> curve}}

    ### Smart City Index

    {{> index}}

    ## Ausblick bis zum {{horizon}}

    {{> outlook}}

    ## Finanzielle Auswirkungen

    Die Kenntnisnahme dieser Vorlage hat keine finanziellen Auswirkungen.

    {{> finances}}

    ## Berichtigte Zahlen der letzten Vorlage

    {{> corrections}}

    ## Zählweise und Legende

    {{> method}}

    {{> signature}}

    ## Anlage 1: Liste der Teilprojekte

    {{> items}}

    ## Anlage 2: Erledigte Beschlüsse

    {{> settled-decisions}}

    """

  static let councilEnglish = """
    # {{title}}

    > {{marking}}

    > {{notice}}

    {{> head}}

    ## Occasion and reference

    For its sitting on {{meeting_day}} the {{committee}} receives the state of the strategy {{strategy}}.

    The strategy has been in force since {{decided}}.

    Earlier papers: {{earlier_papers}}.

    {{scope}}

    {{provisional}}

    ## Summary

    {{> summary}}

    ## Progress per field

    {{> fields}}

    ### Lights of the open sub-projects

    {{> lights}}

    ### Maturity of the OZG services

    {{> maturity}}

    ## Changes since {{since}}

    {{> changes}}

    ### Completed

    {{> completed}}

    ### Newly added

    {{> added}}

    ### Put on hold, cancelled, merged, made continuous

    {{> left}}

    ## Deviations

    {{> deviations}}

    ## Decisions followed up

    {{> decisions}}

    ## Development

    ### Completed per quarter

    {{> curve}}

    ### Smart City Index

    {{> index}}

    ## Outlook until {{horizon}}

    {{> outlook}}

    ## Financial effects

    Taking note of this paper has no financial effects.

    {{> finances}}

    ## Corrected figures of the last paper

    {{> corrections}}

    ## Method and legend

    {{> method}}

    {{> signature}}

    ## Annex 1: List of the sub-projects

    {{> items}}

    ## Annex 2: Decisions that are done

    {{> settled-decisions}}

    """
}
