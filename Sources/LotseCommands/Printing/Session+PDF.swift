internal import Glibc
internal import LotseBasics
internal import LotsePapers

extension Session {
  /// The document as PDF/UA, and what is to be said about it. Throws `TypstFailure`, or a failure that says where the
  /// template was looked for.
  func pdf(
    _ document: Document, carrying attachments: [PDFAttachment] = []
  ) throws -> (bytes: [UInt8], remarks: [String]) {
    let template = try templates().printedPage()
    let typst = try Typst(world, templates: String(template.dropLast(Typst.template.count + 1)))
    let (bytes, replaced) = try typst.pdf(document, carrying: attachments)
    return (bytes, remark(replaced).map { [$0] } ?? [])
  }

  private func remark(_ replaced: [Unicode.Scalar: Int]) -> String? {
    guard !replaced.isEmpty else { return nil }
    let names = replaced.keys.sorted().map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    let shown = names.prefix(8).joined(separator: ", ")
    let more = names.count > 8 ? language(" und \(names.count - 8) weitere", " and \(names.count - 8) more") : ""
    let count = replaced.values.reduce(0, +)
    return count == 1
      ? language(
        "1 Zeichen ohne Glyphe durch \(PageText.sign) ersetzt: \(shown).",
        "1 character without a glyph replaced by \(PageText.sign): \(shown).")
      : language(
        "\(count) Zeichen ohne Glyphe durch \(PageText.sign) ersetzt: \(shown)\(more).",
        "\(count) characters without a glyph replaced by \(PageText.sign): \(shown)\(more).")
  }
}

extension Typst {
  /// The program that `LOTSE_TYPST` names, else `typst` on the path, else the one that `make tools` sets up.
  init(_ world: World, templates: String) throws(TypstFailure) {
    let folders = SharedFiles.folders(world)
    let named = world.environment["LOTSE_TYPST"].flatMap { $0.isEmpty ? nil : $0 }
    let ours = folders.map { $0 + "/.tools/typst" }.first { access($0, X_OK) == 0 }
    guard let program = named ?? world.program("typst") ?? ours else { throw .notInstalled }
    guard access(program, X_OK) == 0 else { throw .cannotRun(program, SystemError.words(errno)) }
    // Typst would read its own variables; the same document must give the same bytes without them.
    self.program = OtherProgram(path: program, environment: ["PATH": world.programFolders, "LC_ALL": "C.UTF-8"])
    self.templates = templates

    // A selection of fonts that is known; only without one what the machine happens to have.
    let selections: [String] = folders.flatMap { ["\($0)/fonts", "\($0)/.tools/fonts"] }
    let selected = selections.filter { access($0, R_OK) == 0 }
    fonts = selected.isEmpty ? ["/usr/share/fonts", "/usr/local/share/fonts"] : selected
  }
}
