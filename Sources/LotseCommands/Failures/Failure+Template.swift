internal import LotseBasics
internal import LotsePapers

extension Failure {
  /// The sentence for a flaw in a template: file, line, column, value and reason.
  init(_ flaw: TemplateFlaw, in file: String) {
    let place = "\(file):\(flaw.line):\(flaw.column): "
    let (message, hint) = Failure.words(flaw.reason)
    self.init(.configuration, Phrase(place + message.de, place + message.en), hint: hint)
  }

  private static func words(_ reason: TemplateFlaw.Reason) -> (Phrase, Phrase) {
    let example = Phrase(
      "Muster: config/templates/page.mustache und docs/templates.md.",
      "Example: config/templates/page.mustache and docs/templates.md.")
    switch reason {
    case .unfinishedTag:
      return (
        Phrase("Hier fehlen die schließenden Klammern.", "The closing braces are missing here."),
        Phrase("So: {{title}} oder {{{body}}}.", "Like this: {{title}} or {{{body}}}.")
      )
    case .unclosedSection(let name):
      return (
        Phrase("Der Abschnitt „\(name)“ wird nicht geschlossen.", "The section \"\(name)\" is not closed."),
        Phrase("Am Ende {{/\(name)}} ergänzen.", "Add {{/\(name)}} at its end.")
      )
    case .wrongClosing(let name, let open):
      return (
        Phrase(
          "Einen Abschnitt „\(name)“ gibt es hier nicht zu schließen.", "There is no section \"\(name)\" to close here."
        ),
        open.map { Phrase("Offen ist „\($0)“.", "\"\($0)\" is open.") } ?? example
      )
    case .unknownName(let name, let known):
      return (
        Phrase("Einen Namen „\(name)“ gibt es hier nicht.", "There is no name \"\(name)\" here."), meant(name, known)
      )
    case .notSupported(let tag):
      return (
        Phrase("„\(tag)“ geht in dieser Vorlage nicht.", "\"\(tag)\" does not work in this template."),
        Phrase(
          "Möglich sind Namen, Abschnitte (# und ^) und Kommentare (!).",
          "Names, sections (# and ^) and comments (!) do.")
      )
    case .unescaped(let name):
      return (
        Phrase("„\(name)“ ist Text und gehört in zwei Klammern.", "\"\(name)\" is text and belongs in two braces."),
        Phrase("So: {{\(name)}}.", "Like this: {{\(name)}}.")
      )
    case .escapedMarkup(let name):
      return (
        Phrase(
          "„\(name)“ ist fertiges HTML und gehört in drei Klammern.",
          "\"\(name)\" is ready HTML and belongs in three braces."),
        Phrase("So: {{{\(name)}}}.", "Like this: {{{\(name)}}}.")
      )
    case .notAText(let name):
      return (
        Phrase("„\(name)“ ist kein Text, sondern ein Abschnitt.", "\"\(name)\" is not a text but a section."),
        Phrase("So: {{#\(name)}} … {{/\(name)}}.", "Like this: {{#\(name)}} … {{/\(name)}}.")
      )
    case .insideScript(let name):
      return (
        Phrase(
          "In <style> und <script> wird „\(name)“ nicht eingesetzt.",
          "\"\(name)\" is not filled in within <style> and <script>."),
        Phrase(
          "Als data-Attribut an ein Element schreiben und im Skript von dort lesen.",
          "Write it as a data attribute of an element and let the script read it there.")
      )
    case .missing(let name):
      return (
        Phrase("Der Vorlage fehlt „\(name)“.", "The template lacks \"\(name)\"."),
        example
      )
    case .unreadable:
      return (Phrase("Hier ist die Vorlage nicht zu lesen.", "The template cannot be read here."), example)
    }
  }
}
