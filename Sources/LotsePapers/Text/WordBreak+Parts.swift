/// What compounds are made of, as offices have them: where one word ends and the next begins no dictionary is at hand to tell.
extension WordBreak {
  /// Letters that stand for one sound, or begin a syllable together; the longest first.
  static let sounds = [
    "schl", "schm", "schn", "schr", "schw", "sch", "spr", "str", "ch", "ck", "ph", "pf", "qu", "sp", "st", "th",
  ]

  /// How parts end before others, with the s that joins them.
  static let joints = [
    "ungs", "heits", "keits", "schafts", "ions", "täts", "lings", "tums", "arbeits", "geburts", "halts", "kehrs",
    "triebs", "berufs", "richts", "gleichs",
  ]

  /// How parts begin that begin with several consonants.
  static let partsWithConsonants = [
    "blatt", "blätt", "brand", "brief", "brück", "dring", "druck", "fläch", "flücht", "frag", "freigab", "frist",
    "gleich", "grund", "grupp", "klag", "klass", "klima", "klinik", "krank", "kredit", "kreis", "pflanz", "pfleg",
    "pflicht", "plan", "plän", "platz", "plätz", "prüf", "schaft", "schäft", "schein", "schul", "schutz", "sport",
    "sprach", "sprech", "stadt", "städt", "stand", "stell", "steuer", "straf", "straß", "träg", "treu", "trag",
  ]

  /// How parts begin that begin with an s before a vowel.
  static let partsWithS = [
    "saal", "sach", "samml", "sanier", "satz", "sätz", "säule", "seite", "sekret", "send", "senior", "sensor",
    "service", "setz", "sicher", "sicht", "sied", "siegel", "simul", "sitz", "software", "sonder", "sorg", "sozial",
    "such", "summ", "system",
  ]

  /// How parts begin that begin with a vowel.
  static let parts = [
    "abfall", "abgab", "abmeld", "abrechn", "abschluss", "abschlü", "abteil", "amt", "ämter", "änder", "anerkenn",
    "angehör", "angeleg", "anlag", "anmeld", "anordn", "anpass", "anschluss", "anspr", "anteil", "antrag", "anträg",
    "anzeig", "arbeit", "archiv", "aufenthalt", "aufnahm", "aufsicht", "ausbau", "ausfall", "ausgab", "ausgleich",
    "auskunft", "ausländ", "ausschuss", "ausschü", "ausstatt", "austausch", "austritt", "ausweis", "auszahl", "automat",
    "eingab", "eingang", "einnahm", "einricht", "einsatz", "einsätz", "einspar", "eintrag", "einwohn", "einzug",
    "eltern", "entgelt", "entschäd", "entscheid", "entsorg", "erfass", "erhöh", "erkenn", "erklär", "erlaub", "ermäßig",
    "ersatz", "erstatt", "erteil", "inform", "infrastrukt", "institut", "integr", "öffentlich", "online", "ordnung",
    "überlass", "übernahm", "überprüf", "übersicht", "überwach", "umbau", "umlag", "umsatz", "umsetz", "umwelt",
    "umzug",
    "unfall", "unterhalt", "unterlag", "unterstütz", "untersuch", "urkund", "urlaub",
  ]
}
