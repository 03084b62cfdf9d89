internal import LotseBasics

/// Names of persons, which Lotse neither needs nor wants: found to be warned of, whatever the column is called.
enum PersonalName {
  private static let titles: Set<String> = [
    "hr", "herr", "herrn", "hrn", "fr", "frau", "dr", "prof", "mr", "mrs", "ms",
  ]
  private static let firstNames: Set<String> = [
    "alexander", "alexandra", "andrea", "andreas", "angela", "anja", "anke", "anna", "anne", "annette", "antje",
    "barbara", "bernd", "bettina", "bianca", "birgit", "britta", "carsten", "christa", "christian", "christiane",
    "christina", "christine", "christoph", "claudia", "cornelia", "dagmar", "daniel", "daniela", "detlef", "dieter",
    "dirk", "elena", "elke", "erika", "eva", "fatma", "felix", "florian", "frank", "franziska", "gabriele", "georg",
    "gerd",
    "gisela", "guido", "gunter", "hans", "harald", "heike", "heinz", "helga", "helmut", "holger", "ina", "ines", "ingo",
    "ingrid", "jan", "jana", "jens", "joachim", "johannes", "jonas", "julia", "juliane", "jurgen", "kai", "karin",
    "karl", "katharina", "kathrin", "katja", "katrin", "kerstin", "kirsten", "klaus", "lars", "laura", "lena", "lisa",
    "lukas", "manfred", "manuela", "marc", "marco", "marcus", "maria", "marie", "marion", "markus", "martin", "martina",
    "matthias", "max", "mehmet", "melanie", "michael", "michaela", "monika", "mustafa", "nadine", "nicole", "nina",
    "norbert", "olaf", "oliver", "patrick", "paul", "peter", "petra", "philipp", "rainer", "ralf", "regina", "renate",
    "rolf", "sabine", "sandra", "sara", "sarah", "sebastian", "silke", "silvia", "simone", "sonja", "stefan",
    "stefanie", "stephan", "susanne", "sven", "tanja", "thomas", "thorsten", "tim", "tobias", "torsten", "udo",
    "ulrich",
    "ulrike", "ursula", "ute", "uwe", "vera", "verena", "volker", "walter", "werner", "wolfgang", "yvonne",
  ]

  /// How much of a cell is looked at, in bytes.
  private static let longest = 500

  /// Whether the text seems to hold the name of a person: "Fr. Müller", "Erika Muster", "Muster, Erika".
  static func isIn(_ text: String) -> Bool {
    // Between the words of a name stands a blank or a point.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".") }) else { return false }
    let text = text.utf8.count <= longest ? text : String(decoding: text.utf8.prefix(longest), as: UTF8.self)
    guard text.contains(where: \.isUppercase) else { return false }
    let words = text.split { !$0.isLetter && $0 != "-" }.prefix(200)
    for (word, next) in zip(words, words.dropFirst()) {
      guard word.first?.isUppercase == true, next.first?.isUppercase == true, next.count > 1 else { continue }
      // "Max. 3 Tage" has more between the words, and is no name.
      let between = text[word.endIndex..<next.startIndex]
      let first = Text.folded(String(word))
      if [". ", " ", "."].contains(between), titles.contains(first) { return true }
      if between == " ", firstNames.contains(first) { return true }
      // "Muster, Erika".
      if between == ", ", firstNames.contains(Text.folded(String(next))) { return true }
    }
    return false
  }
}
