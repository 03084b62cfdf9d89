internal import LotseBasics

extension YAMLText {
  static let isOpen = "found unexpected end of stream"
  static let tab = "found a tab character that violates indentation"

  /// Whether a line begins with a tab, behind blanks at most.
  static func isIndentedByTab(line: Int, of text: String) -> Bool {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return lines.indices.contains(line - 1) && lines[line - 1].drop { $0 == " " }.first == "\t"
  }

  /// What the parser of YAML says, in both languages. What it never says of a text that people write is told as such.
  static func words(_ problem: String) -> Phrase {
    let german = problems.first { problem.contains($0.0) }?.1
    return Phrase(german ?? "die Schreibweise stimmt nicht", problem)
  }

  /// The problems of libyaml; the longer of two that begin alike first.
  private static let problems = [
    ("could not find expected ':'", "hinter dem Namen fehlt „:“"),
    ("block sequence entries are not allowed", "eine Liste („- “) darf hier nicht beginnen"),
    ("mapping keys are not allowed", "ein Paar „Name: Wert“ darf hier nicht beginnen"),
    (
      "mapping values are not allowed",
      "hinter „:“ darf hier kein Wert stehen; Texte mit „: “ gehören in Anführungszeichen"
    ),
    ("cannot start any token", "mit diesem Zeichen darf nichts beginnen"),
    ("did not find expected key", "hier wird ein Name mit „:“ erwartet, so weit eingerückt wie der vorige"),
    ("did not find expected '-' indicator", "hier wird eine Zeile der Liste mit „- “ erwartet"),
    ("did not find expected ',' or ']'", "die Liste in eckigen Klammern ist nicht geschlossen, oder ein Komma fehlt"),
    ("did not find expected ',' or '}'", "die geschweiften Klammern sind nicht geschlossen, oder ein Komma fehlt"),
    ("did not find expected node content", "hier wird ein Wert erwartet"),
    ("did not find expected <document start>", "hier darf kein zweites Dokument beginnen"),
    ("found another document", "hier darf kein zweites Dokument beginnen"),
    ("found unexpected document indicator", "„---“ oder „...“ steht mitten in einem Text"),
    (isOpen, "der Text in Anführungszeichen, der hier beginnt, ist nicht geschlossen"),
    ("found unknown escape character", "hinter „\\“ steht ein Zeichen, das dort nichts bedeutet"),
    ("found invalid Unicode character escape code", "die Nummer des Zeichens hinter „\\“ gibt es nicht"),
    ("did not find expected hexdecimal number", "hinter „\\x“ oder „\\u“ fehlt die Nummer des Zeichens"),
    ("tab character", "eingerückt wird mit Leerzeichen, nicht mit Tabulatoren"),
    ("indentation indicator equal to 0", "die Einrückung kann nicht 0 sein"),
    ("found unexpected ':'", "„:“ ist hier nicht erlaubt"),
    ("found undefined alias", "den Verweis „*…“ hat niemand mit „&…“ festgelegt"),
    ("alphabetic or numeric character", "hinter „*“ oder „&“ fehlt der Name"),
    ("comment or line break", "hier wird das Ende der Zeile erwartet"),
    ("expected whitespace", "hier wird ein Leerzeichen erwartet"),
    ("found undefined tag handle", "die Kennung „!…!“ ist nicht festgelegt"),
    ("expected tag URI", "hinter „!“ fehlt der Name"), ("expected '!'", "hier wird „!“ erwartet"),
    ("the expected '>'", "„!<…“ ist nicht mit „>“ geschlossen"), ("URI escape", "hinter „%“ fehlen zwei Ziffern"),
    ("found duplicate", "die Zeile mit „%“ steht zweimal da"),
    ("directive", "die Zeile mit „%“ ist keine Anweisung, die es gibt"),
    ("version number", "die Versionsnummer hinter „%YAML“ stimmt nicht"),
    ("digit or '.' character", "die Versionsnummer hinter „%YAML“ stimmt nicht"),
    ("incompatible YAML document", "die Version hinter „%YAML“ ist keine, die Lotse liest"),
    ("non-alphabetical character", "hier wird ein Buchstabe erwartet"),
    ("control characters are not allowed", "ein Steuerzeichen steht im Text"),
    ("UTF-8", "die Datei ist kein UTF-8-Text"), ("Unicode", "ein Zeichen ist keines von Unicode"),
  ]
}
