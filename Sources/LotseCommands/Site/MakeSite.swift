internal import ArgumentParser
internal import Glibc
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseStore

struct MakeSite: Command {
  static let configuration = CommandConfiguration(
    leaf: "site",
    abstract: help(
      "Der öffentliche Teil als Webseiten, mit Daten und Feed.", "The public part as web pages, with data and feed."),
    discussion: help(
      """
      lotse site offen
      lotse site offen --as-of 2026-11-20 --lang en

      Die Seiten brauchen weder Server noch Netz: offen/index.html öffnet jeder Browser. Sie enthalten nur, was öffentlich
      ist (docs/public.md).
      """,
      """
      lotse site open
      lotse site open --as-of 2026-11-20 --lang en

      The pages need neither server nor network: any browser opens open/index.html. They hold only what is public
      (docs/public.md).
      """), aliases: ["webseiten"])

  @Argument(
    help: .init(help("Der Ordner für die Seiten.", "The folder for the pages."), valueName: help("ordner", "folder")))
  var folder: String
  @Option(
    help: .init(
      help("Tag der ersten Veröffentlichung, für die Metadaten.", "Day of the first publication, for the metadata."),
      valueName: help("tag", "day")))
  var issued: String?
  @Option(help: .asOf) var asOf: String?
  @Flag(help: .force) var force = false
  @OptionGroup var trial: TrialOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try session.wantsJSON(trial)
    let (moment, wording) = try session.view(asOf)
    let openData = try wording.configuration.openData()
    let site = try session.site(at: moment, wording)
    var files = try session.dataFiles(at: moment, wording, issued: issued.map { try session.day($0) } ?? moment.day)
    let template = try session.templates().page()
    files += site.pages.map { page in
      .init(name: page.name, bytes: Array(HTMLDocument.render(page.document, template).utf8))
    }
    files.append(
      .init(name: PublicSite.feed, bytes: Array(site.feed(in: openData.folder, by: openData.publisher).utf8)))
    let folder = OutputFolder(folder, for: .everyone, force: force)
    let stale = try session.stalePages(in: folder, besides: Set(files.map(\.name)))
    var remarks = session.remarks(on: Stock(shown: site.view.subProjects.count, all: site.stock), for: .public)
    remarks += try session.deliver(files, to: folder, isDry: trial.dryRun).remarks
    if !trial.dryRun { for page in stale { unlink(page) } }
    if !stale.isEmpty { remarks.append(MakeSite.removed(stale.count, isDry: trial.dryRun)[session.language]) }
    return try session.reply(
      trial, remarks, notice: wording.configuration.notice,
      json: [
        "files": .array(files.map { .string(folder.path(of: $0)) }), "deleted": .array(stale.map { .string($0) }),
      ])
  }

  private static func removed(_ count: Int, isDry: Bool) -> Phrase {
    let (de, en) = (count == 1 ? "1 Seite" : "\(count) Seiten", count == 1 ? "1 page" : "\(count) pages")
    let gone = Phrase("die es nicht mehr gibt", "no longer part of the site")
    return isDry
      ? Phrase("Würde entfernt: \(de), \(gone.de).", "Would remove: \(en) \(gone.en).")
      : Phrase("Entfernt: \(de), \(gone.de).", "Removed: \(en) \(gone.en).")
  }
}

extension Session {
  /// The files of data that a site has, with what they hold.
  private func siteData() -> [(name: String, title: String)] {
    [
      ("sub-projects.csv", language("Teilprojekte als CSV (RFC 4180, UTF-8)", "Sub-projects as CSV (RFC 4180, UTF-8)")),
      ("sub-projects.json", language("Dieselben als JSON", "The same as JSON")),
      ("metadata.jsonld", language("Metadaten nach DCAT-AP.de", "Metadata by DCAT-AP.de")),
      (PublicSite.feed, language("Änderungen als Atom-Feed", "Changes as an Atom feed")),
    ]
  }

  /// What the public may read today of a state, as pages.
  fileprivate func site(at moment: Moment, _ wording: Wording) throws -> PublicSite {
    try PublicSite(
      of: snapshot(at: moment, permitted: self.moment()),
      store().statusTrails(isPublic: true, at: moment), data: siteData(), wording)
  }

  /// The public list and its metadata.
  fileprivate func dataFiles(at moment: Moment, _ wording: Wording, issued: Day) throws -> [OutputFolder.File] {
    let items = try store().subProjects(at: moment, wording.configuration)
    let list = try ExportedList(
      publicOf: items, only: Set(items.map(\.number)), ListColumn.published(in: wording.configuration), wording,
      at: moment,
      permissions: permissions(at: self.moment(), of: moment))
    let formats: [(Format, OpenDataSet.Format)] = [(.csv, .csv), (.json, .json)]
    var files: [OutputFolder.File] = []
    var described: [OpenDataSet.File] = []
    for ((name, _), (format, kind)) in zip(siteData(), formats) {
      let bytes = try render(answer(list, .open, sheetPerField: false), format).bytes()
      files.append(.init(name: name, bytes: bytes))
      described.append(.init(name: name, format: kind, byteSize: bytes.count, sha256: SHA256.sum(bytes)))
    }
    let set = try OpenDataSet(
      described, as: moment, wording.configuration, in: wording.language, issued: issued, modified: moment.day)
    files.append(.init(name: siteData()[2].name, bytes: Array(set.json.text().utf8)))
    return files
  }

  /// The pages of an earlier site that this one has no more: what is public no longer must not stay. Throws where one is
  /// not as Lotse wrote it.
  fileprivate func stalePages(in folder: OutputFolder, besides names: Set<String>) throws -> [String] {
    let stale = (RawFile.names(in: folder.path) ?? []).filter { PublicSite.isPage($0) && !names.contains($0) }.sorted()
      .map { "\(folder.path)/\($0)" }
    guard !folder.force else { return stale }
    for path in stale {
      guard case .own = OutputMark.find(at: path, holding: (try? WholeFile.sum(path)) ?? "") else {
        throw Failure(
          .cannotCreate,
          Phrase(
            "\(path) gehört nicht mehr zu den Seiten und ist nicht, wie Lotse sie schrieb.",
            "\(path) belongs to the pages no more and is not as Lotse wrote it."),
          hint: Phrase(
            "Wegräumen, oder mit entfernen: --force.", "Take it away, or have it removed: --force."))
      }
    }
    return stale
  }
}
