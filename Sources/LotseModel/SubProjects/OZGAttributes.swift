public import LotseBasics

/// How an OZG service is shared between authorities (Einer für Alle); the list is that of the NRW OZG database.
public enum Reuse: String, Term {
  case unknown
  case efaReuseClarifying = "efa-reuse-clarifying"
  case efaReuseAgreed = "efa-reuse-agreed"
  case efaBuildState = "efa-build-state"
  case efaBuildKDN = "efa-build-kdn"
  case efaBuildClarifying = "efa-build-clarifying"
  case notEfA = "not-efa"

  public static let noun = Phrase("Nachnutzung", "reuse")

  public var label: Phrase {
    switch self {
    case .unknown: Phrase("keine Angabe", "not stated")
    case .efaReuseClarifying: Phrase("EfA-Nachnutzung in Klärung", "EfA reuse being clarified")
    case .efaReuseAgreed: Phrase("EfA-Nachnutzung vereinbart", "EfA reuse agreed")
    case .efaBuildState: Phrase("EfA-Entwicklung durch das Land", "EfA built by the state")
    case .efaBuildKDN: Phrase("EfA-Entwicklung durch den KDN", "EfA built by the KDN")
    case .efaBuildClarifying: Phrase("EfA-Entwicklung in Klärung", "EfA build being clarified")
    case .notEfA: Phrase("kein EfA", "not EfA")
    }
  }
}

/// How a maturity level was found.
public enum MaturityBasis: String, Term {
  case declared = "self"
  case checked

  public static let noun = Phrase("Grundlage des Reifegrads", "basis of the maturity")

  public var label: Phrase {
    switch self {
    case .declared: Phrase("Selbstauskunft", "self-assessment")
    case .checked: Phrase("geprüft", "checked")
    }
  }
}

/// The version of the OZG maturity model; levels of two versions are never compared, converted or averaged.
public enum MaturityModel: String, Term {
  /// June 2020: levels 0 to 4, "online" from 3, the lowest of ten criteria decides.
  case version1 = "1.1"
  /// July 2025: levels 0 to 7; the level names are not published, so levels are numbers only.
  case version2 = "2.0"

  public static let noun = Phrase("Reifegradmodell", "maturity model")

  public var label: Phrase { Phrase("Version \(rawValue)", "version \(rawValue)") }

  public var levels: ClosedRange<Int> {
    switch self {
    case .version1: 0...4
    case .version2: 0...7
    }
  }

  /// `Stufe 3 (Online-Leistung)`, or the number alone where the model publishes no names.
  public func label(_ level: Int) -> Phrase {
    let name = name(level)
    return Phrase(
      "Stufe \(level)" + (name.map { " (\($0.de))" } ?? ""), "level \(level)" + (name.map { " (\($0.en))" } ?? ""))
  }

  private func name(_ level: Int) -> Phrase? {
    guard self == .version1 else { return nil }
    switch level {
    case 0: return Phrase("Offline", "offline")
    case 1: return Phrase("Information", "information")
    case 2: return Phrase("Formular-Assistent", "form assistant")
    case 3: return Phrase("Online-Leistung", "online service")
    default: return Phrase("Online-Transaktion", "online transaction")
    }
  }
}

/// An assessment of an OZG service: a level means nothing without its model version, date and basis.
public struct Maturity: Hashable, Sendable {
  public let model: MaturityModel
  public let level: Int
  public let assessedOn: Day
  public let basis: MaturityBasis

  /// Whether the level is known to be below "online": under 3 in model 1.1. Model 2.0 publishes no such threshold.
  public var isBelowOnline: Bool { model == .version1 && level < 3 }

  public func text(_ language: Language) -> String {
    let stage = model.label(level)
    return language(
      "\(stage.de) nach Modell \(model.rawValue), \(basis.label.de) vom \(assessedOn.text(.de))",
      "\(stage.en) of model \(model.rawValue), \(basis.label.en) on \(assessedOn.text(.en))")
  }
}

/// The forms of the keys by which OZG services are known.
enum OZGKey {
  /// OZG-ID: five digits.
  static func isID(_ text: String) -> Bool { text.utf8.count == 5 && Digits.value(text.utf8) != nil }

  /// Service key (LeiKa/FIM): 14 digits beginning 99.
  static func isServiceKey(_ text: String) -> Bool {
    text.utf8.count == 14 && text.hasPrefix("99") && Digits.value(text.utf8) != nil
  }

  /// Type codes of the LeiKa classification (who regulates, who executes); the FIM portal lists the sub-types.
  static let types = [
    "1", "2", "2a", "2b", "2/3", "2/3a", "2/3b", "3", "3a", "3b", "4", "4a", "4b", "5", "6", "7", "8", "9", "10",
    "11", "12",
  ]
}
