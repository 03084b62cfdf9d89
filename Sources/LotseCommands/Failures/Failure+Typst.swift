internal import LotseBasics

extension Failure {
  /// The sentences for a PDF that cannot be made.
  init(_ failure: TypstFailure) {
    let install = Phrase(
      "„make tools“ ausführen, oder Typst ab 0.14 auf den Pfad legen oder in LOTSE_TYPST nennen (typst.app).",
      "Run \"make tools\", or put Typst 0.14 or later on the path or name it in LOTSE_TYPST (typst.app).")
    switch failure {
    case .notInstalled:
      self.init(
        .configuration,
        Phrase("Für PDF fehlt das Satzprogramm Typst.", "PDF needs the typesetter Typst, which is not there."),
        hint: install)
    case .cannotRun(let program, let reason):
      self.init(
        .configuration,
        Phrase("\(program) lässt sich nicht ausführen: \(reason.de).", "\(program) cannot be run: \(reason.en)."),
        hint: install)
    case .tooOld(let program):
      self.init(
        .configuration,
        Phrase("\(program) ist zu alt für PDF/UA.", "\(program) is too old for PDF/UA."), hint: install)
    case .template(let place, let reason):
      self.init(
        .configuration, Phrase("\(place): \(reason).", "\(place): \(reason)."),
        hint: Phrase(
          "Die Vorlage berichtigen; das Muster ist config/templates/\(Typst.template).",
          "Correct the template; the example is config/templates/\(Typst.template)."))
    case .definesNoReport(let file):
      self.init(
        .configuration,
        Phrase("\(file):1:1: Der Vorlage fehlt „report“.", "\(file):1:1: The template lacks \"report\"."),
        hint: Phrase("So: #let report(paper) = { … }.", "Like this: #let report(paper) = { … }."))
    case .saysNoMarking(let file):
      self.init(
        .configuration,
        Phrase(
          "\(file):1:1: Der Vorlage fehlt „frame.marking“; Nichtöffentliches sähe aus wie Öffentliches.",
          "\(file):1:1: The template lacks \"frame.marking\"; non-public papers would look like public ones."),
        hint: Phrase(
          "In den Kopf jeder Seite setzen; das Muster ist config/templates/\(Typst.template).",
          "Put it into the head of every page; the example is config/templates/\(Typst.template)."))
    case .crashed(let program, let detail):
      let last = detail.split(separator: "\n").last.map { ": " + $0 } ?? ""
      self.init(
        .inputOutput,
        Phrase("\(program) ist abgebrochen\(last).", "\(program) broke off\(last)."),
        hint: Phrase(
          "Speicher und Platz prüfen; die anderen Formate gehen ohne Typst.",
          "Check memory and space; the other formats do without Typst."))
    }
  }
}
