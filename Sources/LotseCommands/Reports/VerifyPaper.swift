internal import Glibc
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseStore

/// What was found out of a printed report.
private struct Verdict {
  var title: String?
  var faults: [String] = []
  /// Which proofs were made, and which could not be.
  var proofs: [String] = []
}

extension Session {
  /// Holds a printed report against the file; throws a failure where it is none of Lotse's.
  func verify(paper path: String) throws -> (text: String, holds: Bool) {
    let verdict = try verdict(on: paperBytes(path), path)
    let holds = verdict.faults.isEmpty
    let title = verdict.title.map { ": \($0)" } ?? ""
    let head = holds ? language("stimmt", "holds") : language("stimmt nicht", "does not hold")
    return (
      "\(path) \(head)\(title)\n" + (verdict.faults + verdict.proofs).map { "  \($0)\n" }.joined(), holds
    )
  }

  private func paperBytes(_ path: String) throws -> [UInt8] {
    guard let bytes = try? WholeFile.bytes(path) else { throw Failure.unreadable(path, errno) }
    return bytes
  }

  private func verdict(on bytes: [UInt8], _ path: String) throws -> Verdict {
    var verdict = Verdict()
    let seal = PDFSeal.state(of: bytes)
    switch seal {
    case .intact:
      verdict.proofs.append(
        language(
          "Bytes: wie Lotse sie schrieb, nach der Prüfsumme in der Datei (keine Unterschrift).",
          "Bytes: as Lotse wrote them, by the hash in the file (no signature)."))
    case .broken, .absent:
      verdict.faults.append(
        language("die Bytes sind nicht mehr die, die Lotse schrieb", "the bytes are no longer those that Lotse wrote"))
    }
    let proof: JSONValue
    let carried: [String: [UInt8]]
    let file: PDFFile
    let printed: [PrintedText]
    do throws(PDFFile.Flaw) {
      file = try PDFFile(bytes)
      carried = try file.attachments()
      guard let text = carried[PaperProof.figures] else { throw .notUnderstood(PaperProof.figures) }
      guard let read = JSONValue(parsing: String(decoding: text, as: UTF8.self)) else {
        verdict.faults.append(
          language("\(PaperProof.figures) im Anhang ist nicht lesbar", "\(PaperProof.figures) attached cannot be read"))
        return verdict
      }
      proof = read
      printed = try file.texts()
    } catch {
      guard seal != .absent else { throw Failure(error, in: path) }
      verdict.faults.append(
        language("die Datei ist beschädigt (\(error.text[.de]))", "the file is damaged (\(error.text[.en]))"))
      return verdict
    }
    verdict.title = proof["title"]?.string
    do {
      let report = try recounted(proof)
      let fresh = try self.proof(of: report)
      try compare(proof, carried, with: report, fresh, &verdict)
      let isMadeAlike = proof["made_with"] == fresh["made_with"]
      try compare(file, printed, with: report, isMadeAlike: isMadeAlike, &verdict)
    } catch let flaw as PDFFile.Flaw {
      verdict.faults.append(
        language("die Datei ist beschädigt (\(flaw.text[.de]))", "the file is damaged (\(flaw.text[.en]))"))
    } catch let flaw as PaperProof.Flaw {
      verdict.faults.append(flaw.text[language])
    } catch {
      verdict.faults.append(
        language("lässt sich nicht nachrechnen: ", "cannot be recounted: ") + Failure(error).message(language))
    }
    return verdict
  }

  /// The attachments, recounted.
  private func compare(
    _ proof: JSONValue, _ carried: [String: [UInt8]], with report: FinishedReport, _ recounted: JSONValue,
    _ verdict: inout Verdict
  ) throws {
    let before = verdict.faults.count
    guard case .object(var fresh) = recounted else { return }
    let isSameLotse = proof["made_with"]?["lotse"] == fresh["made_with"]?["lotse"]
    fresh["made_with"] = proof["made_with"]
    for difference in proof.differences(to: .object(fresh)) {
      let (before, after) = (difference.before?.line() ?? "–", difference.after?.line() ?? "–")
      verdict.faults.append(
        language(
          "Anhang, \(difference.path): \(before), nachgerechnet \(after)",
          "Attachment, \(difference.path): \(before), recounted \(after)"))
    }
    if report.kind == .council, isSameLotse, try carried[PaperProof.queries] != Array(queries(of: report).utf8) {
      verdict.faults.append(
        language(
          "Anhang \(PaperProof.queries): nicht die Abfragen, die Lotse mitgibt",
          "Attachment \(PaperProof.queries): not the queries that Lotse gives along"))
    }
    for name in carried.keys.sorted() where ![PaperProof.figures, PaperProof.queries].contains(name) {
      verdict.faults.append(
        language("Anhang \(name): nicht von Lotse", "Attachment \(name): not made by Lotse"))
    }
    if verdict.faults.count == before {
      verdict.proofs.append(
        language(
          "Zahlen: nachgerechnet aus dem Verlauf bis zum \(report.moment.day.text(.de)).",
          "Figures: recounted from history up to \(report.moment.day)."))
    }
  }

  /// The print, held against the report counted anew: byte by byte where it can be set anew, else page by page and text by
  /// text.
  private func compare(
    _ file: PDFFile, _ printed: [PrintedText], with report: FinishedReport, isMadeAlike: Bool, _ verdict: inout Verdict
  ) throws {
    let again: [UInt8]?
    do { again = try pdf(report.document, carrying: report.attachments()).bytes } catch is TypstFailure { again = nil }
    if again == file.bytes {
      verdict.proofs.append(
        language("Druck: neu gesetzt, Byte für Byte gleich.", "Print: set anew, byte for byte the same."))
      return
    }
    var differences = report.document.differences(to: printed).map { said($0) }
    if differences.isEmpty {
      let count = report.document.countOfTexts
      verdict.proofs.append(
        language(
          "Druck: \(count) Texte gelesen, alle wie nachgerechnet.", "Print: \(count) texts read, all as recounted."))
    }
    let fresh = try again.map { try PDFFile($0) }
    if let fresh, try fresh.setting() == file.setting() {
      let (drawn, expected) = (try file.drawings(), try fresh.drawings())
      for page in 0..<max(drawn.count, expected.count)
      where page >= drawn.count || page >= expected.count || drawn[page] != expected[page] {
        differences.append(
          language(
            "Seite \(page + 1): anders gezeichnet als neu gesetzt", "Page \(page + 1): drawn otherwise than set anew"))
      }
    } else {
      verdict.proofs.append(
        again == nil
          ? language(
            "Bilder: nicht verglichen, weil Typst fehlt.", "Pictures: not compared, because Typst is not there.")
          : language(
            "Bilder: nicht verglichen, weil Typst oder Schriften andere sind.",
            "Pictures: not compared, because Typst or fonts are others."))
    }
    if isMadeAlike {
      verdict.faults += differences
    } else if !differences.isEmpty {
      verdict.proofs.append(
        language(
          "Druck: von einer anderen Fassung von Lotse, Gliederung oder Vorlage; er muss nicht sein wie heute gesetzt:",
          "Print: by another version of Lotse, outline or template; it need not be as set today:"))
      verdict.proofs += differences.map { "  " + $0 }
    }
  }

  private func said(_ difference: PrintDifference) -> String {
    let printed = difference.printed.map { language("gedruckt „\($0)“", "printed \"\($0)\"") }
    let expected = difference.expected.map { language("nachgerechnet „\($0)“", "recounted \"\($0)\"") }
    return language("Seite \(difference.page): ", "Page \(difference.page): ")
      + (printed ?? language("nicht gedruckt", "not printed")) + ", "
      + (expected ?? language("nachgerechnet nicht da", "not there when recounted"))
  }
}

extension PaperProof.Flaw {
  var text: Phrase {
    switch self {
    case .unreadable:
      Phrase("Angaben im Anhang sind nicht lesbar", "parameters in the attachment cannot be read")
    case .unknownState(let hash):
      Phrase(
        "der Stand \(hash.prefix(32)) steht nicht in dieser Datei: Sie ist die einer anderen Strategie, oder ihr Verlauf wurde geändert",
        "the state \(hash.prefix(32)) is not in this file: it is that of another strategy, or its history was changed")
    case .unknownRules(let version):
      Phrase(
        "gezählt nach Fassung \(version) der Regeln, die dieses Lotse nicht kennt",
        "counted by version \(version) of the rules, which this Lotse does not know")
    }
  }
}

extension PDFFile.Flaw {
  fileprivate var text: Phrase {
    switch self {
    case .notPDF: Phrase("kein PDF", "no PDF")
    case .notUnderstood(let what): Phrase("bei \(what)", "at \(what)")
    }
  }
}

extension Failure {
  fileprivate init(_ flaw: PDFFile.Flaw, in path: String) {
    switch flaw {
    case .notPDF:
      self.init(
        .refused, Phrase("\(path) ist kein PDF.", "\(path) is no PDF."),
        hint: Phrase("Die Vorlage als PDF nennen.", "Name the paper as PDF."))
    case .notUnderstood:
      self.init(
        .refused,
        Phrase("\(path) trägt keine Zahlen von Lotse.", "\(path) carries no figures of Lotse."),
        hint: Phrase(
          "Nachrechnen lassen sich Vorlagen und Wochenberichte, die Lotse als PDF schrieb.",
          "Papers and weekly reports that Lotse wrote as PDF can be recounted."))
    }
  }
}
