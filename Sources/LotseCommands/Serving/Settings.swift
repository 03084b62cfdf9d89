internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseSheets

extension Visit {
  /// What the city decided about its strategy, part by part; the file to change it, and a form to apply it.
  func settings(_ reading: Reading) -> Page {
    let configuration = reading.wording.configuration
    let parts = Section.allCases.compactMap { section -> Table? in
      let entries = configuration.entries.filter { $0.section == section }
      guard !entries.isEmpty else { return nil }
      return Table(
        [
          .init(language("Schlüssel", "Key"), flexible: true), .init(language("Inhalt", "Content"), flexible: true),
        ], entries.map { [.init($0.name(language)), .init($0.content(reading.wording))] },
        caption: section.label[language])
    }
    var page = page(
      Document(
        language,
        parts.flatMap { table in [.heading(2, table.caption ?? ""), .table(table)] }), reading,
      title: language("Konfiguration", "Configuration"))
    page.onward = [Document.Link("YAML", to: same("config", with: "format", "yaml"))]
    return page
  }
}
