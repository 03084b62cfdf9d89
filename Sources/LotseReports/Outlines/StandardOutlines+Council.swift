internal import LotseModel
internal import LotsePapers

extension ReportKind {
  static let councilGerman = """
    # {{title}}

    > {{marking}}

    > {{notice}}

    {{> \(CouncilPart.head)}}

    ## Kurzfassung

    {{> \(CouncilPart.summary)}}

    ## Worum der Ausschuss gebeten wird

    {{> \(CouncilPart.requests)}}

    {{> \(CouncilPart.contents)}}

    ## Anlass und Bezug

    Der {{committee}} erhält zu seiner Sitzung am {{meeting_day}} den Sachstand der Strategie {{strategy}}.

    Die Strategie gilt seit {{decided}}.

    Frühere Vorlagen: {{earlier_papers}}.

    {{scope}}

    {{provisional}}

    ## Stand je Themenfeld

    {{> \(CouncilPart.fields)}}

    ### Reifegrad der OZG-Leistungen

    {{> \(CouncilPart.maturity)}}

    ## Veränderungen seit dem {{since}}

    {{> \(CouncilPart.changes)}}

    ### Abgeschlossen

    {{> \(CouncilPart.completed)}}

    ### Neu aufgenommen

    {{> \(CouncilPart.added)}}

    ### Begonnen und wieder aufgenommen

    {{> \(CouncilPart.started)}}

    ### Ampelwechsel, Verschlechterungen zuerst

    {{> \(CouncilPart.lightChanges)}}

    ### Zurückgestellt, eingestellt, zusammengeführt, zur Daueraufgabe geworden

    {{> \(CouncilPart.left)}}

    ## Abweichungen

    {{> \(CouncilPart.deviations)}}

    ## Beschlusskontrolle

    {{> \(CouncilPart.decisions)}}

    ## Entwicklung

    ### Abschlüsse je Quartal

    {{> \(CouncilPart.curve)}}

    ### Smart City Index

    {{> \(CouncilPart.index)}}

    ## Ausblick bis zum {{horizon}}

    {{> \(CouncilPart.outlook)}}

    ## Finanzielle Auswirkungen

    Die Kenntnisnahme dieser Vorlage hat keine finanziellen Auswirkungen.

    {{> \(CouncilPart.finances)}}

    ## Berichtigte Zahlen der letzten Vorlage

    {{> \(CouncilPart.corrections)}}

    ## Zählweise und Legende

    {{> \(CouncilPart.method)}}

    {{> \(CouncilPart.signature)}}

    ## Anlage 1: Liste der Teilprojekte

    {{> \(CouncilPart.items)}}

    ## Anlage 2: Erledigte Beschlüsse

    {{> \(CouncilPart.settledDecisions)}}

    """

  static let councilEnglish = """
    # {{title}}

    > {{marking}}

    > {{notice}}

    {{> \(CouncilPart.head)}}

    ## Summary

    {{> \(CouncilPart.summary)}}

    ## What the committee is asked for

    {{> \(CouncilPart.requests)}}

    {{> \(CouncilPart.contents)}}

    ## Occasion and reference

    For its sitting on {{meeting_day}} the {{committee}} receives the state of the strategy {{strategy}}.

    The strategy has been in force since {{decided}}.

    Earlier papers: {{earlier_papers}}.

    {{scope}}

    {{provisional}}

    ## Progress per field

    {{> \(CouncilPart.fields)}}

    ### Maturity of the OZG services

    {{> \(CouncilPart.maturity)}}

    ## Changes since {{since}}

    {{> \(CouncilPart.changes)}}

    ### Completed

    {{> \(CouncilPart.completed)}}

    ### Newly added

    {{> \(CouncilPart.added)}}

    ### Begun and resumed

    {{> \(CouncilPart.started)}}

    ### Changes of lights, worse ones first

    {{> \(CouncilPart.lightChanges)}}

    ### Put on hold, cancelled, merged, made continuous

    {{> \(CouncilPart.left)}}

    ## Deviations

    {{> \(CouncilPart.deviations)}}

    ## Decisions followed up

    {{> \(CouncilPart.decisions)}}

    ## Development

    ### Completed per quarter

    {{> \(CouncilPart.curve)}}

    ### Smart City Index

    {{> \(CouncilPart.index)}}

    ## Outlook until {{horizon}}

    {{> \(CouncilPart.outlook)}}

    ## Financial effects

    Taking note of this paper has no financial effects.

    {{> \(CouncilPart.finances)}}

    ## Corrected figures of the last paper

    {{> \(CouncilPart.corrections)}}

    ## Method and legend

    {{> \(CouncilPart.method)}}

    {{> \(CouncilPart.signature)}}

    ## Annex 1: List of the sub-projects

    {{> \(CouncilPart.items)}}

    ## Annex 2: Decisions that are done

    {{> \(CouncilPart.settledDecisions)}}

    """
}
