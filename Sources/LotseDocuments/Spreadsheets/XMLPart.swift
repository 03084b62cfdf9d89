internal import Foundation
internal import FoundationXML

/// What listens to the XML of one part; prefixes of names are as in the file.
protocol XMLListener: AnyObject {
  func start(_ element: String, _ attributes: [String: String]) throws(TableFlaw)
  func end(_ element: String) throws(TableFlaw)
  func text(_ text: String) throws(TableFlaw)
}

extension ZipReader {
  /// Parses a part as it is unpacked, so that neither it nor its text is ever in memory as a whole. Throws what the
  /// listener throws, and refuses declarations of entities (a document type), which a table never needs.
  func parse(_ part: String, atMost limit: Int, _ listener: any XMLListener) throws(TableFlaw) {
    let stream = EntryStream(try open(part, atMost: limit))
    let delegate = XMLDelegate(part, listener)
    let parser = XMLParser(stream: stream)
    parser.delegate = delegate
    let isParsed = parser.parse()
    if let flaw = delegate.flaw ?? stream.flaw { throw flaw }
    guard isParsed else { throw TableFlaw(.notXML(part: part)) }
  }
}

/// An entry as the stream that the parser reads.
private final class EntryStream: InputStream {
  private let entry: ZipReader.Entry
  private var prolog = XMLProlog()
  private(set) var flaw: TableFlaw?

  init(_ entry: ZipReader.Entry) {
    self.entry = entry
    super.init(data: Data())
  }

  override func open() {}
  override func close() {}
  override var hasBytesAvailable: Bool { flaw == nil }
  // The parser asks for it after a failed read; that of the superclass knows no stream but its own and would trap.
  override var streamError: (any Error)? { flaw }

  override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength count: Int) -> Int {
    guard flaw == nil else { return -1 }
    do throws(TableFlaw) {
      let read = try entry.read(buffer, count)
      if prolog.declares(UnsafeBufferPointer(start: buffer, count: read)) {
        throw TableFlaw(.entities(part: entry.part))
      }
      return read
    } catch {
      flaw = error
      return -1
    }
  }
}

/// Looks for a document type before the first element; nowhere else can there be one.
private struct XMLProlog {
  private var head: [UInt8] = []
  private var isOver = false

  mutating func declares(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if isOver { return false }
    // Without its zeros UTF-16 reads like ASCII.
    head += bytes.lazy.filter { $0 != 0 }
    var rest = head[...]
    while let mark = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[mark...]
      if rest.count < 4 { return false }
      let ending: [UInt8]
      if rest.starts(with: "<?".utf8) {
        ending = Array("?>".utf8)
      } else if rest.starts(with: "<!--".utf8) {
        ending = Array("-->".utf8)
      } else {
        isOver = true
        return rest.starts(with: "<!".utf8)
      }
      guard let end = rest.firstRange(of: ending) else { break }
      rest = rest[end.upperBound...]
    }
    // A prolog without end is none either.
    return head.count > TableLimits.mebibyte
  }
}

private final class XMLDelegate: NSObject, XMLParserDelegate {
  private let part: String
  private let listener: any XMLListener
  private(set) var flaw: TableFlaw?

  init(_ part: String, _ listener: any XMLListener) {
    self.part = part
    self.listener = listener
  }

  private func pass(_ parser: XMLParser, _ event: () throws(TableFlaw) -> Void) {
    guard flaw == nil else { return }
    do throws(TableFlaw) {
      try event()
    } catch {
      flaw = error
      parser.abortParsing()
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    pass(parser) { () throws(TableFlaw) in try listener.start(name, attributes) }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    pass(parser) { () throws(TableFlaw) in try listener.end(name) }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    pass(parser) { () throws(TableFlaw) in try listener.text(text) }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    pass(parser) { () throws(TableFlaw) in try listener.text(String(decoding: block, as: UTF8.self)) }
  }

  func parser(_ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?) {
    pass(parser) { () throws(TableFlaw) in throw TableFlaw(.entities(part: part)) }
  }

  func parser(
    _ parser: XMLParser, foundExternalEntityDeclarationWithName name: String, publicID: String?, systemID: String?
  ) {
    pass(parser) { () throws(TableFlaw) in throw TableFlaw(.entities(part: part)) }
  }
}
