internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for filters that nobody can read.
  init(_ flaw: FilterFlaw) {
    let example = Phrase(
      "So: --where \"feld=ozg und nicht überfällig\"; siehe docs/filters.md.",
      "Like this: --where \"field=ozg and not overdue\"; see docs/filters.md.")
    switch flaw {
    case .empty:
      self.init(.usage, Phrase("Eine Bedingung ist leer.", "A condition is empty."), hint: example)
    case .endsEarly:
      self.init(
        .usage, Phrase("Eine Bedingung hört mitten darin auf.", "A condition ends in its middle."), hint: example)
    case .tooMuch:
      self.init(
        .usage, Phrase("Eine Bedingung ist zu lang oder zu verschachtelt.", "A condition is too long or too nested."),
        hint: Phrase(
          "Mehrere Werte mit Komma angeben, oder Nummern als Bereich.",
          "Give several values with commas, numbers as ranges."))
    case .unclosed(let sign):
      self.init(
        .usage, Phrase("Nach \(sign) fehlt das Ende.", "Nothing closes \(sign)."),
        hint: Phrase(
          "Klammern und Anführungszeichen schließen; die Shell nimmt die äußeren weg.",
          "Close brackets and quotes; the shell takes away the outer ones."))
    case .unexpected(let text):
      self.init(
        .usage, Phrase("Bis „\(text)“ ist der Filter zu verstehen.", "The filter is understood up to \"\(text)\"."),
        hint: Phrase(
          "Werte mit und, oder, Komma oder Klammern in Anführungszeichen setzen: 'titel~\"Bau und Verkehr\"'.",
          "Put values with and, or, commas or brackets in quotes: 'title~\"Roads and Works\"'."))
    case .unknownWord(let text, let own):
      self.init(
        .usage, Phrase("--where: „\(text)“ gibt es nicht.", "--where: there is no \"\(text)\"."),
        hint: Failure.words(near: text, own))
    case .ambiguousWord(let text, let candidates):
      self.init(
        .usage, Phrase("--where: „\(text)“ ist nicht eindeutig.", "--where: \"\(text)\" fits several."),
        hint: Failure.oneOf(candidates))
    case .lacksValue(let name):
      self.init(
        .usage, Phrase("--where: Bei „\(name)“ fehlt der Wert.", "--where: \"\(name)\" lacks its value."),
        hint: Phrase(
          "So: \(name)=…; leer: \(name)=-.", "Like this: \(name)=…; empty: \(name)=-."))
    case .takesNoValue(let named):
      self.init(
        .usage,
        Phrase(
          "--where: „\(named.label.de)“ gilt oder gilt nicht.", "--where: \"\(named.label.en)\" holds or does not."),
        hint: Phrase(
          "Allein hinschreiben: \(named.label.de.lowercased()), nicht \(named.label.de.lowercased()).",
          "Write it alone: \(named.key), not \(named.key)."))
    case .cannotCompare(let named, let comparison, let allowed):
      let signs = allowed.map(\.rawValue).joined(separator: " ")
      self.init(
        .usage,
        Phrase(
          "--where: „\(named.label.de)“ lässt sich nicht mit \(comparison.rawValue) vergleichen.",
          "--where: \"\(named.label.en)\" cannot be compared with \(comparison.rawValue)."),
        hint: Phrase("Möglich: \(signs)", "Possible: \(signs)"))
    case .severalBounds(let named, let comparison):
      self.init(
        .usage,
        Phrase(
          "--where: Hinter „\(named.label.de)“ \(comparison.rawValue) steht ein Wert allein.",
          "--where: Behind \"\(named.label.en)\" \(comparison.rawValue) stands one value alone."),
        hint: Phrase("Zwei Bedingungen mit „oder“ verbinden.", "Join two conditions with \"or\"."))
    case .reversed(let text):
      self.init(
        .usage, Phrase("„\(text)“: das Ende liegt vor dem Anfang.", "\"\(text)\": the end comes before the beginning."),
        hint: Phrase("Beide vertauschen.", "Swap the two."))
    }
  }

  /// The word that was most likely meant, and where all stand.
  private static func words(near text: String, _ own: [Named]) -> Phrase {
    let known = FilterWord.short.known + own
    func list(_ language: Language) -> String { known.map { $0.text(language) }.joined(separator: ", ") }
    let names = known.flatMap { [$0.key, $0.label.de, $0.label.en] } + ListColumn.usual.map(\.name)
    if let near = Text.suggestion(for: text, among: names) {
      return Phrase("Gemeint „\(near)“? Alle: lotse help list.", "Did you mean \"\(near)\"? All: lotse help list.")
    }
    return Phrase(
      "Möglich: \(list(.de)); dazu jede Spalte (lotse help list).",
      "Possible: \(list(.en)); and any column (lotse help list).")
  }
}
