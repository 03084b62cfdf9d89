internal import ArgumentParser
internal import Foundation
internal import LotseBasics
internal import LotseModel

/// Something that a command takes, as the parser itself describes it.
struct Parameter: Decodable {
  enum Kind: String, Decodable { case positional, option, flag }

  struct Name: Decodable {
    let kind: String
    let name: String

    /// As it is typed.
    var text: String { kind == "long" ? "--" + name : "-" + name }
  }

  let kind: Kind
  let shouldDisplay: Bool
  let isRepeating: Bool
  let isOptional: Bool
  /// The group that it belongs to, in the language of the help.
  let sectionTitle: String?
  /// What holds where it is not given, as it would be typed.
  let defaultValue: String?
  let parsingStrategy: String
  let names: [Name]?
  let preferredName: Name?
  /// What its value is called, in the language of the help.
  let valueName: String?
  /// What it is for, in the language of the help.
  let abstract: String?

  /// By what it is told from others: `field` of `--field`; nothing where it has no name.
  var name: String { preferredName?.name ?? "" }

  var hasDefault: Bool { defaultValue != nil }

  func isCalled(_ text: String) -> Bool { names?.contains { $0.text == text } ?? false }

  /// What a command takes. Only of one: a description of the whole tree takes many times as long, and of a command with
  /// others below it the parser gives no other. Such a command takes nothing of its own.
  static func all(of command: any ParsableCommand.Type) -> [Parameter] {
    func description<Described: ParsableCommand>(of _: Described.Type) -> String {
      Described.configuration.subcommands.isEmpty ? Described._dumpHelp() : Childless<Described>._dumpHelp()
    }
    var parameters = all(in: description(of: command))
    guard let command = command as? any Command.Type else { return parameters }
    // The filter stands behind what the command is about, and before what every command takes.
    let last = parameters.lastIndex { $0.kind == .positional || $0.sectionTitle != nil }
    parameters.insert(
      contentsOf: command.filters.map { Parameter($0, in: command.filterTitle) }, at: last.map { $0 + 1 } ?? 0)
    return parameters
  }

  /// What is shown of what a description by the parser names.
  static func all(in description: String) -> [Parameter] {
    struct Description: Decodable {
      struct Command: Decodable { let arguments: [Parameter]? }
      let command: Command
    }
    let described = try? JSONDecoder().decode(Description.self, from: Data(description.utf8))
    return described?.command.arguments?.filter(\.shouldDisplay) ?? []
  }

  /// The same command without those below it.
  private struct Childless<Parent: ParsableCommand>: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(version: Parent.configuration.version) }
  }

  private init(_ filter: FilterOption, in section: String?) {
    let long = Name(kind: "long", name: filter.name)
    kind = filter.isFlag ? .flag : .option
    shouldDisplay = true
    isRepeating = filter.isRepeating
    isOptional = true
    sectionTitle = section
    defaultValue = nil
    parsingStrategy = "default"
    names = [filter.letter.map { Name(kind: "short", name: String($0)) }, long].compactMap { $0 }
    preferredName = long
    valueName = kind == .option ? filter.value[helpLanguage] : nil
    abstract = filter.meaning[helpLanguage]
  }
}
