public import LotseBasics

/// A column of the rows that cities hand over, and of the table into which they are rolled up. Which ones there are belongs
/// to `HandOver.schema`: an attribute that the public reads from a later version on comes with a new one.
public struct HandOverColumn: Hashable, Sendable {
  public enum Form: Hashable, Sendable {
    case text, day, count
    /// A list or objects, as JSON.
    case list
    /// One of these words.
    case word([String])
  }

  public let name: String
  public let form: Form
  /// Whether every row has a value.
  public let isRequired: Bool
  /// The attribute that it holds; nil of those by which a row is known.
  public let attribute: Attribute?

  init(_ name: String, _ form: Form, isRequired: Bool = false, _ attribute: Attribute? = nil) {
    self.name = name
    self.form = form
    self.isRequired = isRequired
    self.attribute = attribute
  }

  /// By these a row is known in the whole country.
  public static let municipality = HandOverColumn("municipality", .text, isRequired: true)
  public static let cutOff = HandOverColumn("cut_off", .day, isRequired: true)
  public static let number = HandOverColumn("number", .count, isRequired: true)

  /// All of them, in the order of the table.
  public static let all = [municipality, cutOff, number] + Attribute.published.map(HandOverColumn.init)

  /// The place of each by its name.
  public static let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

  private init(_ attribute: Attribute) {
    let form: Form =
      switch attribute.form {
      case .line, .text, .field, .unit, .ozgID, .choice: .text
      case .term(let type): .word(HandOverColumn.words(type))
      case .day: .day
      case .count, .money, .number: .count
      case .flag: .word(["true", "false"])
      case .places, .numbers, .tags, .links, .milestones, .ozgKeys, .ozgTypes: .list
      }
    let required: [Attribute] = [.title, .field, .kind, .unit, .status, .statusSince]
    self.init(attribute.rawValue, form, isRequired: required.contains(attribute), attribute)
  }

  private static func words<Word: Term>(_: Word.Type) -> [String] { Word.allCases.map(\.rawValue) }
}

extension SubProject {
  /// The values of a row in the order of all columns; the light is what it is worth on the day.
  public func handedOver(by municipality: String, on day: Day, ratingExpiresAfter days: Int) -> [JSONValue] {
    HandOverColumn.all.map { column in
      switch column {
      case .municipality: .string(municipality)
      case .cutOff: JSONValue(day)
      case .number: .int(number.value)
      default:
        switch column.attribute {
        case .light?: JSONValue(light(on: day, expiringAfter: days))
        case .follows?: JSONValue(follows?.value)
        case .mergedInto?: JSONValue(mergedInto?.value)
        case .dependsOn?: dependsOn.isEmpty ? .null : .array(dependsOn.map { .int($0.value) })
        case let attribute?: JSONValue(self[attribute])
        case nil: .null
        }
      }
    }
  }
}
