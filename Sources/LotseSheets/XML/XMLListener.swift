/// What listens to the XML of one part; names are as its vocabulary has them, whatever their prefixes in the file.
protocol XMLListener: AnyObject {
  var vocabulary: XMLVocabulary { get }
  func start(_ element: String, _ attributes: XMLAttributes) throws(TableFlaw)
  func end(_ element: String) throws(TableFlaw)
  /// A piece of the text between two tags.
  func text(_ text: String) throws(TableFlaw)
}

/// The few attributes of an element, in their order.
struct XMLAttributes {
  private(set) var all: [(name: String, value: String)] = []

  subscript(_ name: String) -> String? { all.first { $0.name == name }?.value }

  mutating func append(_ name: String, _ value: String) { all.append((name, value)) }
}

extension ZipReader {
  /// Parses a part as it is unpacked, so that neither it nor its text is ever in memory as a whole. Throws what the
  /// listener throws, and refuses a document type, which could declare entities and which a table never needs.
  func parse(_ part: String, atMost limit: Int, _ listener: any XMLListener) throws(TableFlaw) {
    try XMLPartParser(try open(part, atMost: limit), listener).run()
  }
}
