public import LotseBasics
public import LotseModel
internal import Yams

/// A configuration file (YAML) read into entries; whatever it says wrongly is named with line and column.
public struct ConfigurationFile: Sendable {
  /// The chapters that the file has; those that it lacks are left alone when it is applied.
  public let chapters: Set<String>
  public let entries: [Entry]

  static let allChapters = [
    "language", "strategy", "organisation", "thresholds", "fields", "schemes", "units", "committees", "attributes",
    "open-data", "reports", "views", "access", "workflow",
  ]

  /// Reads the text of a file; `own` are the attributes that the city has declared, unless the file declares others.
  /// Throws `ConfigurationFlaw`.
  public init(_ text: String, _ own: [OwnAttribute] = []) throws {
    let root = try ConfigurationFile.root(text)
    var reader = ConfigurationReader(own: own)
    let mapping = try reader.mapping(root, allowing: ConfigurationFile.allChapters)
    chapters = Set(mapping.keys)
    var entries: [Entry] = []
    for chapter in ConfigurationFile.allChapters {
      guard let node = mapping[chapter] else { continue }
      entries += try reader.chapter(chapter, node)
      // Views may show what was declared before them.
      if chapter == "attributes" { reader.own = CityConfiguration(entries).own }
    }
    self.entries = entries
  }

  /// In bytes: beyond every file that people write, and read in a third of a second.
  public static let longest = 1 << 20

  /// The tree of a YAML text that says something. Throws `ConfigurationFlaw`.
  static func root(_ text: String) throws -> Node {
    guard text.utf8.count <= longest else { throw ConfigurationFlaw(Node(""), .tooLarge(longest >> 10)) }
    if let line = YAMLText.lineOfTooManyReferences(text) { throw ConfigurationFlaw(line: line, .tooManyReferences) }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw ConfigurationFlaw(error)
    }
    guard let root, root.mapping?.isEmpty == false || root.mapping == nil else {
      throw ConfigurationFlaw(Node(""), .notAMapping)
    }
    return root
  }
}

/// What is wrong with a configuration file, and where.
public struct ConfigurationFlaw: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case syntax(Phrase)
    /// More than so many KiB.
    case tooLarge(Int)
    /// References to references make a small file endless.
    case tooManyReferences
    case unknownKey(String, known: [String])
    case missingKey(String)
    case notAMapping
    case notAList
    case notAText
    case notAKey(String)
    case notAnAttributeKey(String)
    /// Ours has the name, or one that comes before.
    case takenName(String, Named)
    /// A label that nobody could type.
    case notAWord(String)
    case unknownType(String, known: [String])
    case choicesOfNoChoice(String)
    case notYesOrNo(String)
    case notADay(String)
    case notANumberOfDays(String)
    case notALanguage(String)
    case repeated(String)
    case unknownAttribute(String, known: [String])
    case notAnEncoding(String)
    case notADelimiter(String)
    case notARow(String)
    case notAFactor(String)
    case unknownStatus(String, known: [String])
    case unknownGroup(String, known: [String])
    case unknownRequirement(String, known: [String])
    case unknownColumn(String, known: [String])
    case validityReversed
    case unknownSuccessor(String, known: [String])
    case successorWithoutEnd
    case successionCircle(String)
    case notAFilter(String)
    case unknownRole(String, known: [String])
    case roleAndUnits
    case workflow(Workflow.Flaw)
    case openData(OpenDataFlaw)
  }

  public let line: Int
  public let column: Int
  public let reason: Reason

  init(_ node: Node, _ reason: Reason) {
    line = node.mark?.line ?? 1
    column = node.mark?.column ?? 1
    self.reason = reason
  }

  init(line: Int, _ reason: Reason) {
    self.line = line
    column = 1
    self.reason = reason
  }

  init(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, let yaml):
      // What is not closed begins where it was opened, and not at the end of the file.
      let mark = problem == YAMLText.isOpen ? context?.mark ?? mark : mark
      let isTab = YAMLText.isIndentedByTab(line: mark.line, of: yaml)
      (line, column, reason) = (mark.line, mark.column, .syntax(YAMLText.words(isTab ? YAMLText.tab : problem)))
    case .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      (line, column, reason) = (mark.line, mark.column, .syntax(YAMLText.words(problem)))
    case .duplicatedKeysInMapping(let keys, let context):
      (line, column) = (context.mark.line, context.mark.column)
      reason = .repeated(keys.sorted().joined(separator: ", "))
    case .reader(let problem, let offset, _, let yaml):
      let lines = yaml.prefix(offset ?? 0).split(omittingEmptySubsequences: false) { $0.isNewline }
      (line, column) = (lines.count, (lines.last?.count ?? 0) + 1)
      reason = .syntax(YAMLText.words(problem))
    default: (line, column, reason) = (1, 1, .syntax(YAMLText.words("\(error)")))
    }
  }
}
