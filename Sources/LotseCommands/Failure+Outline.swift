internal import LotseDocuments
internal import LotseModel

extension Failure {
  /// The sentence for a flaw in an outline: file, line, column, name and reason.
  init(_ flaw: OutlineFlaw, in file: String) {
    let place = "\(file):\(flaw.line):\(flaw.column): "
    let (message, hint): (Phrase, Phrase) =
      switch flaw.reason {
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
