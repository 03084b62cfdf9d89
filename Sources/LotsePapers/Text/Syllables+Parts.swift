/// What words are made of, as offices have them: where one ends and the next begins no dictionary is at hand to tell.
extension Syllables {
  static let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y", "ä", "ö", "ü"]

  /// Consonants behind which an s may begin a syllable.
  static let opening: Set<Character> = ["l", "n", "r", "s"]

  /// Letters that stand for one sound, or begin a syllable together; the longest first.
  static let sounds: [[Character]] = [
    "schl", "schm", "schn", "schr", "schw", "sch", "spr", "str", "ch", "ck", "ph", "pf", "qu", "sp", "st", "th",
  ].map(Array.init)

  /// How parts of compounds end before others, with the s that joins them; from their end.
  static let joints: [[Character]] = [
    "ungs", "heits", "keits", "schafts", "ions", "täts", "lings", "tums", "arbeits", "geburts", "halts", "kehrs",
    "triebs", "berufs", "richts", "gleichs",
  ].map { $0.reversed() }

  /// How parts of compounds begin, by their first letter: with a vowel, with an s before one, or with several consonants. Of
  /// others a syllable begins there anyhow.
  static let parts: [Character: [[Character]]] = Dictionary(
    grouping: [
      "abfall", "abgab", "abmeld", "abrechn", "abschlü", "abschluss", "abteil", "amt", "ämter", "änder", "anerkenn",
      "angehör", "angeleg", "anlag", "anmeld", "anordn", "anpass", "anschluss", "anspr", "anteil", "antrag", "anträg",
      "anzeig", "arbeit", "archiv", "aufenthalt", "aufnahm", "aufsicht", "ausbau", "ausfall", "ausgab", "ausgleich",
      "auskunft", "ausländ", "ausschü", "ausschuss", "ausstatt", "austausch", "austritt", "ausweis", "auszahl",
      "automat", "blatt", "blätt", "brand", "brief", "brück", "dring", "druck", "eingab", "eingang", "einnahm",
      "einricht", "einsatz", "einsätz", "einspar", "eintrag", "einwohn", "einzug", "eltern", "entgelt", "entschäd",
      "entscheid", "entsorg", "erfass", "erhöh", "erkenn", "erklär", "erlaub", "ermäßig", "ersatz", "erstatt",
      "erteil", "fläch", "flücht", "frag", "freigab", "frist", "gleich", "grund", "grupp", "inform", "infrastrukt",
      "institut", "integr", "klag", "klass", "klima", "klinik", "krank", "kredit", "kreis", "öffentlich", "online",
      "ordnung", "pflanz", "pfleg", "pflicht", "plan", "plän", "platz", "plätz", "prüf", "saal", "sach", "samml",
      "sanier", "satz", "sätz", "säule", "schaft", "schäft", "schein", "schul", "schutz", "seite", "sekret", "send",
      "senior", "sensor", "service", "setz", "sicher", "sicht", "sied", "siegel", "simul", "sitz", "software",
      "sonder", "sorg", "sozial", "sport", "sprach", "sprech", "stadt", "städt", "stand", "stell", "steuer", "straf",
      "straß", "such", "summ", "system", "träg", "trag", "treu", "überlass", "übernahm", "überprüf", "übersicht",
      "überwach", "umbau", "umlag", "umsatz", "umsetz", "umwelt", "umzug", "unfall", "unterhalt", "unterlag",
      "unterstütz", "untersuch", "urkund", "urlaub",
    ].map(Array.init), by: { $0[0] })
}
