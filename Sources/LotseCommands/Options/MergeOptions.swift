internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
internal import LotseModel

/// What a command takes that holds what comes back against what has changed since.
struct MergeOptions: ParsableArguments {
  @Option(
    help: .init(
      help(
        "Wessen Wort bei Widersprüchen gilt: liste (was zurückkommt) oder datei, für alle oder TP-0042=liste.",
        "Whose word counts in conflicts: theirs (what comes back) or ours (the file), for all or TP-0042=theirs."),
      valueName: help("seite", "side")))
  var take: [String] = []

  func sides() throws -> MergeSides {
    var sides = MergeSides()
    for word in take {
      let parts = Text.seen(word).split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count <= 2, case .one(let side) = MergeOptions.glossary.find(parts.last ?? "", .typed) else {
        throw Failure(
          .usage, Phrase("--take: „\(word)“ gibt es nicht.", "--take: there is no \"\(word)\"."),
          hint: Phrase(
            "Möglich: Liste (theirs), Datei (ours), TP-0042=Liste, TP-0042=Datei.",
            "Possible: list (theirs), file (ours), TP-0042=list, TP-0042=file."))
      }
      if parts.count == 2 { sides.byNumber[try Number(parsing: parts[0])] = side } else { sides.all = side }
    }
    return sides
  }

  /// Both sides also by what they are.
  private static let glossary = Glossary([
    (Named("theirs", Phrase("Liste", "list")), ["Bogen", "sheet"], MergeSide.theirs),
    (Named("ours", Phrase("Datei", "file")), [], .ours),
  ])
}

/// Whose word counts in conflicts: for one item, else for all, else nobody's.
struct MergeSides {
  var all: MergeSide?
  var byNumber: [Number: MergeSide] = [:]

  subscript(number: Number) -> MergeSide? { byNumber[number] ?? all }

  /// Throws where a side was given for an item of which nothing came back: most likely the number is mistyped.
  func check(against numbers: Set<Number>) throws(Failure) {
    guard let number = byNumber.keys.filter({ !numbers.contains($0) }).min() else { return }
    throw Failure(
      .usage,
      Phrase("--take: \(number) steht nicht in dem, was zurückkam.", "--take: \(number) is not in what came back."),
      hint: Phrase("Die Nummer prüfen; nichts wurde geschrieben.", "Check the number; nothing was written."))
  }
}
