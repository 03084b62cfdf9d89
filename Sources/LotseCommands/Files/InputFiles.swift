internal import Glibc
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseSheets

/// A YAML file that people write; a flaw in it is named with line and column.
protocol YAMLFile {
  /// `own` are the attributes that the city declared.
  init(_ text: String, _ own: [OwnAttribute]) throws
}

extension ConfigurationFile: YAMLFile {}
extension ImportMapping: YAMLFile {}
extension CatalogueMapping: YAMLFile {
  init(_ text: String, _: [OwnAttribute]) throws { try self.init(text) }
}

extension YAMLFile {
  /// Reads a file; a flaw becomes a failure that says where.
  init(reading path: String, _ own: [OwnAttribute] = []) throws {
    do {
      try self.init(try WholeFile.read(path, atMost: ConfigurationFile.longest + 1), own)
    } catch let flaw as ConfigurationFlaw {
      throw Failure(flaw, in: path)
    }
  }
}

extension TableFile {
  /// Reads standard input to its end, in whatever format it comes: a spreadsheet is looked at like a file.
  private static func standardInput(_ options: ReadingOptions) throws -> TableFile {
    let bytes = try WholeFile.standardInput(atMost: 1 << 28)
    do throws(TableFlaw) {
      let first = bytes.first { !" \t\r\n".utf8.contains($0) }
      if first == UInt8(ascii: "[") { return try TableFile.read(bytes: bytes, named: "-.json", options) }
      if first == UInt8(ascii: "{") {
        let isByLine = bytes.split(separator: UInt8(ascii: "\n")).allSatisfy { $0.last == UInt8(ascii: "}") }
        return try TableFile.read(bytes: bytes, named: isByLine ? "-.jsonl" : "-.json", options)
      }
      let file = RawFile.nameless(in: "/tmp", rights: WholeFile.Readers.owner.file)
      defer { close(file) }
      guard file >= 0, bytes.withUnsafeBytes({ RawFile.write($0, to: file) }) else {
        return try TableFile.read(bytes: bytes, options)
      }
      return try TableFile.read("/proc/self/fd/\(file)", options)
    } catch {
      throw Failure(error, in: "-")
    }
  }

  /// Reads a file; what is wrong with it becomes a failure that says where.
  init(reading path: String, _ options: ReadingOptions = ReadingOptions()) throws {
    guard path != "-" else {
      self = try TableFile.standardInput(options)
      return
    }
    do {
      self = try TableFile.read(path, options)
    } catch {
      throw Failure(error, in: path)
    }
  }
}
