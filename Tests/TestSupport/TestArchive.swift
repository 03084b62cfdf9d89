internal import Foundation

/// A zip archive made by hand: entries stored as they are, or packed by somebody else.
public struct TestArchive {
  public struct Entry {
    public var name: String
    public var bytes: [UInt8]
    /// 0 stored, 8 deflated.
    public var method: UInt16 = 0
    public var size: Int?
    public var checksum: UInt32?
  }

  public var entries: [Entry] = []

  public init(_ parts: KeyValuePairs<String, String>) {
    entries = parts.map { Entry(name: $0.key, bytes: Array($0.value.utf8)) }
  }

  public init(entries: [Entry]) { self.entries = entries }

  public var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = file.count
      let name = Array(entry.name.utf8)
      let checksum = Int(entry.checksum ?? TestArchive.checksum(entry.bytes))
      var fields = TestArchive.fields(shorts: [20, 0, Int(entry.method), 0, 0x21])
      fields += TestArchive.fields(longs: [checksum, entry.bytes.count, entry.size ?? entry.bytes.count])
      fields += TestArchive.fields(shorts: [name.count, 0])
      file += TestArchive.fields(longs: [0x0403_4B50])
      file += fields
      file += name
      file += entry.bytes
      directory += TestArchive.fields(longs: [0x0201_4B50])
      directory += TestArchive.fields(shorts: [20])
      directory += fields
      directory += TestArchive.fields(shorts: [0, 0, 0])
      directory += TestArchive.fields(longs: [0, offset])
      directory += name
    }
    let start = file.count
    file += directory
    file += TestArchive.fields(longs: [0x0605_4B50])
    file += TestArchive.fields(shorts: [0, 0, entries.count, entries.count])
    file += TestArchive.fields(longs: [directory.count, start])
    file += TestArchive.fields(shorts: [0])
    return file
  }

  private static func fields(shorts: [Int]) -> [UInt8] {
    shorts.flatMap { number -> [UInt8] in [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
  }

  private static func fields(longs: [Int]) -> [UInt8] {
    fields(shorts: longs.flatMap { number -> [Int] in [number & 0xFFFF, number >> 16] })
  }

  public static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = sum & 1 == 1
        sum >>= 1
        if isOdd { sum ^= 0xEDB8_8320 }
      }
    }
    return ~sum
  }
}

extension TestArchive {
  /// A workbook of one sheet with these rows in its XML.
  public static func xlsx(
    _ rows: String, strings: String? = nil, styles: String? = nil, workbook: String = "", after: String = "",
    namespace: String = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", target: String = "worksheets/s.xml"
  ) -> TestArchive {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    var archive = TestArchive([
      "_rels/.rels":
        "<Relationships xmlns='\(package)'><Relationship Id='r1' Type='\(office)/officeDocument' Target='xl/workbook.xml'/></Relationships>",
      "xl/workbook.xml":
        "<workbook xmlns='\(namespace)' xmlns:r='\(office)'>\(workbook)<sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels": """
      <Relationships xmlns='\(package)'><Relationship Id='r1' Type='\(office)/worksheet' Target='\(target)'/>
      <Relationship Id='r2' Type='\(office)/sharedStrings' Target='/xl/sharedStrings.xml'/>
      <Relationship Id='r3' Type='\(office)/styles' Target='styles.xml'/></Relationships>
      """,
      "xl/worksheets/s.xml": "<worksheet xmlns='\(namespace)'><sheetData>\(rows)</sheetData>\(after)</worksheet>",
    ])
    if let strings {
      archive.entries.append(
        Entry(name: "xl/SharedStrings.xml", bytes: Array("<sst xmlns='\(namespace)'>\(strings)</sst>".utf8)))
    }
    if let styles {
      let part = "<styleSheet xmlns='\(namespace)'>\(styles)</styleSheet>"
      archive.entries.append(Entry(name: "xl/styles.xml", bytes: Array(part.utf8)))
    }
    return archive
  }

  public static func ods(_ tables: String, styles: String = "") -> TestArchive {
    let more = """
      xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' \
      xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'
      """
    let names = ["office", "table", "text", "style"].map {
      "xmlns:\($0)='urn:oasis:names:tc:opendocument:xmlns:\($0):1.0'"
    }
    return TestArchive([
      "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml": """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document-content \(names.joined(separator: " ")) \(more)><office:automatic-styles>\(styles)</office:automatic-styles><office:body>
      <office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>
      """,
    ])
  }
}
