internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

extension HelpPage {
  /// The page with what the city declared of its own, where it is about attributes. Which city is meant the arguments and
  /// the environment say; without a file that can be read there is nothing to say.
  func speakingOfTheCity(_ arguments: [String], in world: World) -> HelpPage {
    guard isAboutAttributes else { return self }
    let database = arguments.value(of: "--db").map { ["--db", $0] } ?? []
    guard let options = try? CommonOptions.parse(database) else { return self }
    let session = Session(world, options, opening: Store.glance)
    guard let own = try? session.configuration(session.latest).own, !own.isEmpty else { return self }
    var page = self
    page.sections.append(
      Section(
        title: help("Angaben, die diese Stadt festgelegt hat", "Attributes that this city declared"),
        rows: own.map { Row(name: $0.key, meaning: HelpPage.meaning(of: $0)) }))
    return page
  }

  /// `Tarif: Auswahl (basis, voll)`.
  private static func meaning(of own: OwnAttribute) -> String {
    let choices = own.choices.map { $0.label[helpLanguage] }.joined(separator: ", ")
    return "\(own.label[helpLanguage]): \(own.kind.label[helpLanguage])" + (choices.isEmpty ? "" : " (\(choices))")
  }
}
