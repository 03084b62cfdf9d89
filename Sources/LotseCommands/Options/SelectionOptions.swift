internal import ArgumentParser
internal import LotseBasics
internal import LotseModel

/// The filter of every command that reads a set; repeated or comma-separated values are alternatives.
struct SelectionOptions: ParsableArguments {
  @Option(help: .init(help("Themenfeld.", "Field."), valueName: help("kürzel", "key"))) var field: [String] = []
  @Option(help: .init(help("Status.", "Status."), valueName: "status")) var status: [String] = []
  @Option(help: .init(help("Art.", "Kind."), valueName: help("art", "kind"))) var kind: [String] = []
  @Option(help: .init(help("Einheit.", "Unit."), valueName: help("kürzel", "key"))) var unit: [String] = []
  @Option(help: .init(help("Ampel.", "Traffic light."), valueName: help("farbe", "colour"))) var light: [String] = []
  @Option(help: .init(help("Priorität.", "Priority."), valueName: help("stufe", "level"))) var priority: [String] = []
  @Option(help: .init(help("Sichtbarkeit.", "Visibility."), valueName: help("stufe", "level")))
  var visibility: [String] = []
  @Option(help: .init(help("Schlagwort.", "Tag."), valueName: help("wort", "word"))) var tag: [String] = []
  @Option(
    help: .init(
      help("Einordnung, etwa smart-city:mobility.", "Place, such as smart-city:mobility."),
      valueName: help("ort", "place")))
  var place: [String] = []
  @Flag(help: .init(help("Nur offene.", "Open ones only."))) var open = false
  @Flag(help: .init(help("Nur gesetzliche Pflichten.", "Legal duties only."))) var mandatory = false
  @Flag(help: .init(help("Geplantes Ende oder ein Meilenstein ist vorbei.", "Planned end or a milestone has passed.")))
  var overdue = false
  @Flag(help: .init(help("Zu lange ohne Meldung.", "Silent for too long."))) var stale = false
  @Option(
    help: .init(
      help("Wörter, die alle vorkommen, auch in Zusammensetzungen.", "Words that all occur, also inside compounds."),
      valueName: "text"))
  var search: [String] = []

  func selection(in configuration: CityConfiguration) throws -> Selection {
    var selection = Selection()
    selection.fields = try split(field).map { try configuration.field(named: $0, by: .typed).key }
    selection.statuses = try split(status).flatMap {
      try configuration.workflow.filterGlossary.meaning(of: $0, Status.noun, by: .typed)
    }
    selection.kinds = try split(kind).map { try Kind(typed: $0) }
    selection.units = try split(unit).map { try configuration.unit(named: $0, by: .typed).key }
    selection.lights = try split(light).map { try TrafficLight(typed: $0) }
    selection.priorities = try split(priority).map { try Priority(typed: $0) }
    selection.visibilities = try split(visibility).map { try Visibility(typed: $0) }
    selection.tags = split(tag).map(Text.normalized)
    selection.places = try split(place).map { try configuration.place(try Place(parsing: $0), by: .typed) }
    selection.isOpen = open
    selection.isMandatory = mandatory
    selection.isOverdue = overdue
    selection.isStale = stale
    selection.search = search.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }.map(Text.normalized)
    return selection
  }

  /// The filters in use that ask for what the public may not read.
  var privateOptions: [String] {
    [
      priority.isEmpty ? nil : "--priority", visibility.isEmpty ? nil : "--visibility", stale ? "--stale" : nil,
      search.isEmpty ? nil : "--search",
    ].compactMap { $0 }
  }

  private func split(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",").map { $0.trimmed } }
  }
}

extension StringProtocol {
  /// Without what shows nothing at either end.
  var trimmed: String { Text.trimmed(String(self)) }
}
