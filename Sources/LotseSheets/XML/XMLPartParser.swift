internal import CExpat
internal import Glibc

/// Parses one part of an archive with expat as it is unpacked, so that neither it nor its text is ever in memory as a
/// whole. Foundation's parser stands on libxml2, which the one static file that Lotse is cannot carry.
final class XMLPartParser {
  private let entry: ZipReader.Entry
  private let listener: any XMLListener
  private let vocabulary: XMLVocabulary
  private let parser: XML_Parser
  private var depth = 0
  /// How deep it is in something that is left out.
  private var skipped = 0
  /// What a callback found wrong; it cannot throw through the library.
  private var flaw: TableFlaw?

  /// A tag with all its attributes: the library holds it as a whole, and texts of cells may stand in attributes.
  private static let longestTag = 2 * TableLimits.mebibyte
  private static let deepest = 256
  private static let chunk = 65_536

  init(_ entry: ZipReader.Entry, _ listener: any XMLListener) throws(TableFlaw) {
    guard let parser = XML_ParserCreateNS(nil, XML_Char(XMLVocabulary.separator)) else {
      throw TableFlaw(.notXML(part: entry.part))
    }
    self.entry = entry
    self.listener = listener
    vocabulary = listener.vocabulary
    self.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser, { context, name, attributes in XMLPartParser.at(context)?.start(name, attributes) },
      { context, name in XMLPartParser.at(context)?.end(name) })
    XML_SetCharacterDataHandler(
      parser, { context, text, count in XMLPartParser.at(context)?.characters(text, Int(count)) })
    XML_SetStartDoctypeDeclHandler(parser, { context, _, _, _, _ in XMLPartParser.at(context)?.refuseDoctype() })
  }

  deinit { XML_ParserFree(parser) }

  func run() throws(TableFlaw) {
    var buffer = [UInt8](repeating: 0, count: XMLPartParser.chunk)
    var fed = 0
    while true {
      let entry = entry
      let count = try buffer.withUnsafeMutableBufferPointer { (chunk) throws(TableFlaw) in
        guard let base = chunk.baseAddress else { return 0 }
        return try entry.read(base, chunk.count)
      }
      fed += count
      let isSound = buffer.withUnsafeBytes { bytes in
        let text = bytes.bindMemory(to: CChar.self).baseAddress
        return XML_Parse(parser, text, Int32(count), count == 0 ? 1 : 0) == XML_STATUS_OK
      }
      if let flaw { throw flaw }
      guard isSound, fed - Int(XML_GetCurrentByteIndex(parser)) <= XMLPartParser.longestTag else { throw notXML }
      if count == 0 { return }
    }
  }

  private var notXML: TableFlaw { TableFlaw(.notXML(part: entry.part)) }

  private static func at(_ context: UnsafeMutableRawPointer?) -> XMLPartParser? {
    context.map { Unmanaged<XMLPartParser>.fromOpaque($0).takeUnretainedValue() }
  }

  // MARK: What the library finds

  private func attempt(_ body: () throws(TableFlaw) -> Void) {
    guard flaw == nil else { return }
    do throws(TableFlaw) {
      try body()
    } catch {
      flaw = error
      XML_StopParser(parser, 0)
    }
  }

  private func start(
    _ name: UnsafePointer<CChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    depth += 1
    attempt { () throws(TableFlaw) in
      guard let name, depth <= XMLPartParser.deepest else { throw notXML }
      let known = self.name(name, isAttribute: false)
      guard skipped == 0, vocabulary.treatment(of: known) != .skipped else {
        skipped += 1
        return
      }
      guard vocabulary.treatment(of: known) == .told else { return }
      var attributes = XMLAttributes()
      var index = 0
      while let key = pairs?[index], let value = pairs?[index + 1] {
        if let key = self.name(key, isAttribute: true) { attributes.append(key, String(cString: value)) }
        index += 2
      }
      try listener.start(known ?? XMLVocabulary.foreign, attributes)
    }
  }

  private func end(_ name: UnsafePointer<CChar>?) {
    depth -= 1
    attempt { () throws(TableFlaw) in
      guard let name else { return }
      if skipped > 0 {
        skipped -= 1
        return
      }
      let known = self.name(name, isAttribute: false)
      if vocabulary.treatment(of: known) == .told { try listener.end(known ?? XMLVocabulary.foreign) }
    }
  }

  private func name(_ name: UnsafePointer<CChar>, isAttribute: Bool) -> String? {
    UnsafeBufferPointer(start: name, count: strlen(name)).withMemoryRebound(to: UInt8.self) {
      vocabulary.name($0, isAttribute: isAttribute)
    }
  }

  private func characters(_ text: UnsafePointer<CChar>?, _ count: Int) {
    guard skipped == 0 else { return }
    attempt { () throws(TableFlaw) in
      guard let text else { return }
      let bytes = UnsafeRawBufferPointer(start: text, count: count)
      try listener.text(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// A document type could declare entities, which a table never needs.
  private func refuseDoctype() {
    attempt { () throws(TableFlaw) in throw TableFlaw(.entities(part: entry.part)) }
  }
}
