internal import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

/// The public part of a strategy as pages that need no server: what the public may read, and links among the pages.
public struct PublicSite: Sendable {
  /// The state as the public reads it.
  public let view: Snapshot
  /// Of how many sub-projects in all the public ones are shown.
  public let stock: Int
  public let wording: Wording
  let trails: [Number: StatusTrail]
  /// The file names of the data, by what they hold.
  let data: [(name: String, title: String)]

  public struct Page: Sendable {
    public let name: String
    public let document: Document
  }

  /// `all` is what is recorded, under the permissions of the day on which the site is made. Throws `Refusal` where a
  /// recorded value is damaged.
  public init(
    of all: Snapshot, _ trails: [Number: StatusTrail], data: [(name: String, title: String)], _ wording: Wording
  ) throws(Refusal) {
    view = try all.publicView()
    stock = all.subProjects.count
    self.wording = wording
    self.trails = trails
    self.data = data
  }

  private var language: Language { wording.language }
  private var moment: Moment { view.moment }

  public static let index = "index.html"
  static let changes = "changes.html"
  static let dataPage = "data.html"
  public static let feed = "changes.atom"

  /// `tp-0042.html`.
  public static func page(_ number: Number) -> String { number.description.lowercased() + ".html" }

  /// `field-ozg.html`; of a key that is no plain word the place among the fields.
  func page(_ field: Key<Field>) -> String {
    let isPlain = !field.text.isEmpty && field.text.utf8.allSatisfy { PublicSite.plain.contains($0) }
    let place = fields.firstIndex(of: field).map { $0 + 1 } ?? 0
    return "field-\(isPlain ? field.text : "no-\(place)").html"
  }

  private static let plain = Set("abcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Whether a name is that of a page that a site may have, so that one that it no longer has can go.
  public static func isPage(_ name: String) -> Bool {
    (name.hasPrefix("tp-") || name.hasPrefix("field-")) && name.hasSuffix(".html")
  }

  /// The fields in which there is something, in the order of the configuration.
  var fields: [Key<Field>] {
    let used = Set(view.subProjects.map(\.field))
    let known = view.configuration.fields.map(\.key).filter(used.contains)
    return known + used.subtracting(known).sorted()
  }

  public var pages: [Page] {
    let numbers = Set(view.subProjects.map(\.number))
    let titles = Dictionary(latest: view.subProjects.map { ($0.number, $0.title) })
    let address: @Sendable (Number) -> String? = { numbers.contains($0) ? PublicSite.page($0) : nil }
    return [start] + fields.map(fieldPage)
      + view.subProjects.map { item in
        let sheet = FactSheet(
          item, trails[item.number] ?? StatusTrail(), at: moment, for: .public, wording, titles: titles,
          address: address)
        return page(
          PublicSite.page(item.number), sheet.document,
          beside: [.init(wording.field(item.field), to: page(item.field))])
      } + [changePage, dataPage]
  }

  /// A page with the way to the others.
  private func page(_ name: String, _ document: Document, beside: [Document.Link] = []) -> Page {
    var document = document
    let links: [Document.Link] =
      [.init(language("Übersicht", "Overview"), to: PublicSite.index)] + beside + [
        .init(language("Änderungen", "Changes"), to: PublicSite.changes),
        .init(language("Daten", "Data"), to: PublicSite.dataPage),
      ]
    document.frame?.links = links.map { .init($0.text, to: $0.address, isHere: $0.address == name) }
    return Page(name: name, document: document)
  }

  private func document(_ title: String, _ blocks: [Document.Block]) -> Document {
    let notice = view.configuration.notice.map { [Document.Block.notice($0)] } ?? []
    return Document(
      language, [.heading(1, title)] + notice + blocks,
      frame: wording.frame(title: title, at: moment, for: .public))
  }

  private var scope: String {
    let all = Stock(shown: view.subProjects.count, all: stock)
    return [wording.asOf(moment, for: .public) + ".", wording.scope(all, for: .public)].compactMap { $0 }
      .joined(separator: " ")
  }

  private var start: Page {
    let progress = Progress(view, by: .field)
    let fieldTable = Table(
      [
        .init(Attribute.field.label[language], flexible: true), .init(language("Umgesetzt", "Completed"), .right),
        .init(language("Bestand", "Stock"), .right),
      ],
      progress.groups.filter { $0.figures.stock > 0 }.map { group in
        [
          .init(.text(group.label[language]), link: page(Key<Field>(group.key))),
          .init(wording.completion(group.figures)), .init(group.figures.stock),
        ]
      }, caption: language("Themenfelder", "Fields"))
    return page(
      PublicSite.index,
      document(
        view.configuration.strategyName,
        [.paragraph(scope), .heading(2, language("Umsetzungsstand", "Progress"))]
          + progress.fieldSection(comparedWith: nil, wording) + [
            .paragraph(wording.definition), .heading(2, language("Themenfelder", "Fields")), .table(fieldTable),
            .heading(2, language("Teilprojekte", "Sub-projects")), .table(directory(view.subProjects)),
            .paragraph(wording.lightLegend.joined(separator: "\n")),
          ]))
  }

  private func directory(_ items: [SubProject]) -> Table {
    let expiry = view.configuration.ratingExpiresAfter
    return Table(
      [
        .init(language("Nr.", "No.")), .init(wording.label(.title), flexible: true), .init(wording.label(.status)),
        .init(wording.label(.light)), .init(wording.label(.plannedEnd)), .init(wording.label(.unit), flexible: true),
      ],
      items.map { item in
        [
          .init(item.number.description),
          .init(.text(item.title), link: PublicSite.page(item.number)),
          .init(wording.status(item.status)), wording.cell(item.light(on: moment.day, expiringAfter: expiry)),
          .init(item.plannedEnd, item.isOverdue(on: moment.day) ? .red : .plain), .init(wording.unit(item.unit)),
        ]
      }, caption: language("Teilprojekte", "Sub-projects"), rowHeader: 1, isDirectory: true)
  }

  private func fieldPage(_ field: Key<Field>) -> Page {
    let items = view.subProjects.filter { $0.field == field }
    let figures = Figures(
      items, on: moment.day, ratingExpiresAfter: view.configuration.ratingExpiresAfter)
    let groups = StatusGroup.allCases.map { group in
      Document.Field(
        group.label[language].capitalisedFirst, String(figures.count(group, view.configuration.workflow)))
    }
    return page(
      page(field),
      document(
        wording.field(field),
        [
          .paragraph(wording.asOf(moment, for: .public) + "."),
          .fields([.init(language("Umgesetzt", "Completed"), wording.completion(figures))] + groups),
          .paragraph(wording.definition), .heading(2, language("Teilprojekte", "Sub-projects")),
          .table(directory(items)),
        ]), beside: [.init(wording.field(field), to: page(field))])
  }

  // MARK: Changes

  /// Something that happened on a day and that the public reads.
  struct Change: Hashable, Sendable {
    let day: Day
    let number: Number
    let title: String
    let what: String
  }

  private static let shownChanges = 200

  /// Status moves and milestones reached, the newest first; none lies after the cut-off date.
  var changeList: [Change] {
    let changes = view.subProjects.flatMap { item -> [Change] in
      let moves = (trails[item.number] ?? StatusTrail()).steps.map { step in
        Change(day: step.since, number: item.number, title: item.title, what: wording.status(step.status))
      }
      let reached = item.milestones.compactMap { milestone in
        milestone.doneOn.map {
          Change(
            day: $0, number: item.number, title: item.title,
            what: language("Meilenstein erreicht: \(milestone.title)", "Milestone reached: \(milestone.title)"))
        }
      }
      return moves + reached
    }
    return Array(
      changes.filter { $0.day <= moment.day }
        .sorted { ($1.day, $0.number, $0.what) < ($0.day, $1.number, $1.what) }.prefix(PublicSite.shownChanges))
  }

  private var changePage: Page {
    page(
      PublicSite.changes,
      document(
        language("Änderungen", "Changes"),
        [
          .paragraph(
            language(
              "Die letzten \(PublicSite.shownChanges) Statuswechsel und erreichten Meilensteine, mit dem Tag, an dem sie geschahen; als Feed: \(PublicSite.feed).",
              "The last \(PublicSite.shownChanges) status moves and milestones reached, with the day on which they happened; as a feed: \(PublicSite.feed)."
            )),
          .table(
            Table(
              [
                .init(language("Tag", "Day")), .init(language("Teilprojekt", "Sub-project"), flexible: true),
                .init(language("Was", "What"), flexible: true),
              ],
              changeList.map {
                [
                  .init($0.day), .init(.text("\($0.number) \($0.title)"), link: PublicSite.page($0.number)),
                  .init($0.what),
                ]
              }, caption: language("Änderungen", "Changes"), rowHeader: 1, isDirectory: true)),
        ]))
  }

  private var dataPage: Page {
    page(
      PublicSite.dataPage,
      document(
        language("Daten", "Data"),
        [
          .paragraph(scope),
          .table(
            Table(
              [.init(language("Datei", "File")), .init(language("Inhalt", "Contents"), flexible: true)],
              data.map { [.init(.text($0.name), link: $0.name), .init($0.title)] },
              caption: language("Dateien", "Files"))),
          .paragraph(wording.definition),
        ]))
  }
}
