internal import LotseBasics
internal import LotsePapers

extension Failure {
  /// The sentence for a Word document that is no template.
  init(_ flaw: DOCXTemplateFlaw, in file: String) {
    let said =
      switch flaw {
      case .damaged: Phrase("Die Datei ist beschädigt.", "The file is damaged.")
      case .otherKind:
        Phrase(
          "Das ist kein Dokument von Word ohne Makros (.docx, .dotx) mit Formatvorlagen.",
          "This is not a document of Word without macros (.docx, .dotx) that has styles.")
      case .unusable(let part):
        Phrase(
          "Ein Teil der Datei (\(part)) lässt sich nicht übernehmen.", "A part of the file (\(part)) cannot be taken.")
      }
    self.init(
      .configuration, Phrase("\(file): \(said.de)", "\(file): \(said.en)"),
      hint: Phrase(
        "In Word öffnen und als Word-Dokument (.docx) neu speichern; siehe docs/templates.md.",
        "Open it in Word and save it anew as a Word document (.docx); see docs/templates.md."))
  }
}
