internal import LotseBasics
internal import LotsePapers

extension Failure {
  /// The sentence for a flaw in an outline: file, line, column, name and reason.
  init(_ flaw: OutlineFlaw, in file: String) {
    let place = "\(file):\(flaw.line):\(flaw.column): "
    let (message, hint): (Phrase, Phrase) =
      switch flaw.reason {
      case .noTitle:
        (
          Phrase("Der Gliederung fehlt die Überschrift des Berichts.", "The outline lacks the title of the report."),
          Phrase("Mit einer Zeile beginnen wie: # {{strategy}}.", "Begin with a line such as: # {{strategy}}.")
        )
      case .partWithinLine(let name):
        (
          Phrase(
            "Der Abschnitt {{> \(name)}} muss allein in seiner Zeile stehen.",
            "The section {{> \(name)}} must stand alone on its line."),
          Phrase(
            "Den Text davor und danach in eigene Zeilen setzen.",
            "Put the text before and after it on lines of its own.")
        )
      case .unclosed:
        (
          Phrase("Eine Klammer „{{“ wird nicht geschlossen.", "A brace \"{{\" is not closed."),
          Phrase("So: {{strategy}} oder {{> summary}}.", "Like this: {{strategy}} or {{> summary}}.")
        )
      case .unknownValue(let name, let known):
        (
          Phrase("Einen Wert „\(name)“ hat dieser Bericht nicht.", "This report has no value \"\(name)\"."),
          Failure.meant(name, known)
        )
      case .unknownPart(let name, let known):
        (
          Phrase("Einen Abschnitt „\(name)“ hat dieser Bericht nicht.", "This report has no section \"\(name)\"."),
          Failure.meant(name, known)
        )
      }
    self.init(.configuration, Phrase(place + message.de, place + message.en), hint: hint)
  }
}
