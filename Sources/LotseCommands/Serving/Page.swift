internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseServer
internal import LotseSheets

/// A page before it is written: a document, and what one can do there.
struct Page {
  var document: Document
  var status = 200
  var message: (text: String, isProblem: Bool)?
  var above: [Form] = []
  var below: [Form] = []
  /// What stands over the forms below.
  var heading: String?
  var onward: [Document.Link] = []

  init(_ document: Document) { self.document = document }
}

/// One request: who sends it, what it asks for, and the file that answers it.
final class Visit {
  let request: WebRequest
  let session: Session
  let visitor: Visitor
  let listener: World.Listener
  let form: [FormField]
  private let templates: PageTemplate

  init(
    _ request: WebRequest, _ session: Session, _ visitor: Visitor, _ listener: World.Listener, _ template: PageTemplate,
    form: [FormField] = []
  ) {
    self.request = request
    self.session = session
    self.visitor = visitor
    self.listener = listener
    self.form = form
    templates = template
  }

  var language: Language { session.language }

  /// The page that is asked for: one word, so that every link of a page leads to its neighbours wherever they all lie.
  var address: String { String(request.path.dropFirst()) }

  /// What the address asks for behind its question mark; nil where it is empty.
  func asked(_ name: String) -> String? {
    request.query.first { $0.name == name }.map(\.value).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What the form says; nil where it is empty.
  func given(_ name: String) -> String? {
    form.first { $0.name == name }.map(\.value).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The state that is asked for; nil is now.
  var asOf: String? { asked("as-of") }

  /// Whether forms are shown and taken: not of the past.
  var mayWrite: Bool { visitor.mayWrite && asOf == nil }

  func reading() throws -> Reading { try Reading(session, for: visitor.role, asOf: asOf) }

  /// What every link takes along.
  var suffix: String {
    let kept = ["as-of", "lang"].compactMap { name in asked(name).map { "\(name)=\(Visit.encoded($0))" } }
    return kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
  }

  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }

  // MARK: Writing

  /// The page in HTML, or its table in the format that the address asks for.
  func response(_ page: Page) throws -> WebResponse {
    // What went wrong is a page whatever was asked for.
    switch page.status == 200 ? asked("format") : nil {
    case "csv":
      return WebResponse(
        200, type: "text/csv; charset=utf-8", Array(page.document.csv.utf8), headers: [Visit.attached(address, "csv")])
    case "xlsx":
      return WebResponse(
        200, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        try XLSXDocument.bytes(page.document.workbook()), headers: [Visit.attached(address, "xlsx")])
    case "yaml" where address == "config" && visitor.role == .office:
      return WebResponse(
        200, type: "application/yaml; charset=utf-8",
        Array(try ConfigurationFile.text(session.configuration(session.moment(asOf))).utf8),
        headers: [Visit.attached("lotse", "yaml")])
    default: break
    }
    let html = HTMLDocument.render(page.document, templates, in: site(page))
    return WebResponse(
      page.status, Array(html.utf8),
      headers: [("Content-Security-Policy", templates.sitePolicy + "; frame-ancestors 'none'")])
  }

  private static func attached(_ name: String, _ ending: String) -> (name: String, value: String) {
    ("Content-Disposition", "attachment; filename=\"\(name.isEmpty ? "lotse" : name).\(ending)\"")
  }

  private func site(_ page: Page) -> Site {
    let links = Pages.shown(to: visitor.role).filter { $0.address != "add" || mayWrite }.map { found in
      Document.Link(found.title[language], to: found.address + suffix, isHere: found.address == address)
    }
    var site = Site(
      links, label: language("Seiten", "Pages"),
      reader: Document.Link(visitor.role.label[language], to: "whoami" + suffix, isHere: address == "whoami"))
    site.message = page.message
    site.above = page.above
    site.below = page.below
    site.heading = page.heading
    site.onward = page.onward
    site.linked = ["TP-", "R-"]
    site.suffix = suffix
    return site
  }

  /// A document of this reading, with the frame that its readers need.
  func page(_ document: Document, _ reading: Reading, title: String? = nil, of selection: Selection = Selection())
    -> Page
  {
    let wording = reading.wording
    var document = document
    if let title { document.blocks.insert(.heading(1, title), at: 0) }
    if reading.audience == .public {
      // The public reads the day alone, not the number of the change.
      document.blocks = document.blocks.map { block in
        guard case .paragraph(let text) = block else { return block }
        return .paragraph(
          text.replacing(wording.asOf(reading.moment), with: wording.asOf(reading.moment, for: .public)))
      }
    }
    var frame = wording.frame(title: document.title, at: reading.moment, for: reading.audience)
    frame.letterhead = [wording.configuration.strategyName]
    document.frame = frame
    document.add(notice: wording.configuration.notice, filter: wording.filter(selection))
    return Page(document)
  }

  /// The page that a command would write, for whoever may read everything.
  func page(running words: [String], _ reading: Reading, title: String? = nil) throws -> Page {
    let capture = Capture()
    session.capture = capture
    defer { session.capture = nil }
    let asOf = asOf.map { ["--as-of=\($0)"] } ?? []
    let reply = try Deed.reply(to: words + asOf + ["--format=markdown"], in: session)
    guard var document = capture.document else {
      return page(Document(language, [.paragraph(language("keine", "none"))]), reading, title: title)
    }
    if title != nil {
      document.blocks.removeAll { if case .heading(1, _) = $0 { true } else { false } }
      // No level is left out below the title.
      if !document.blocks.contains(where: { if case .heading(2, _) = $0 { true } else { false } }) {
        document.blocks = document.blocks.map { if case .heading(3, let text) = $0 { .heading(2, text) } else { $0 } }
      }
    }
    var made = page(document, reading, title: title)
    if !reply.remarks.isEmpty { made.document.blocks.append(.list(reply.remarks)) }
    return made
  }

  /// One failure in words, as the command line has them.
  func page(_ failure: Failure, status: Int? = nil) -> Page {
    var page = Page(Document(language, [.heading(1, failure.message[language])]))
    if let hint = failure.hint { page.document.blocks.append(.paragraph(hint[language])) }
    page.status = status ?? Visit.status(failure)
    return page
  }

  static func status(_ failure: Failure) -> Int {
    switch failure.code {
    case .notFound: 404
    case .busy: 409
    case .usage, .refused, .no: 422
    case .cannotCreate, .inputOutput, .configuration: 500
    }
  }
}
