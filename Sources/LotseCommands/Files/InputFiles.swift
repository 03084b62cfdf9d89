internal import LotseExchange
internal import LotseSheets

/// A YAML file that people write; a flaw in it is named with line and column.
protocol YAMLFile {
  init(_ text: String) throws
}

extension ConfigurationFile: YAMLFile {}
extension ImportMapping: YAMLFile {}
extension CatalogueMapping: YAMLFile {}

extension YAMLFile {
  /// Reads a file; a flaw becomes a failure that says where.
  init(reading path: String) throws {
    do {
      try self.init(try WholeFile.read(path, atMost: ConfigurationFile.longest + 1))
    } catch let flaw as ConfigurationFlaw {
      throw Failure(flaw, in: path)
    }
  }
}

extension TableFile {
  /// Reads a file; what is wrong with it becomes a failure that says where.
  init(reading path: String, _ options: ReadingOptions = ReadingOptions()) throws {
    do {
      self = try TableFile.read(path, options)
    } catch {
      throw Failure(error, in: path)
    }
  }
}
