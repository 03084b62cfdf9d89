extension PDFFile {
  /// The objects of the pages, in order.
  func pages() throws(Flaw) -> [Int] {
    let root = try resolved(catalog["Pages"])
    return try pages(under: root, depth: 0)
  }

  private func pages(under node: PDFValue, depth: Int) throws(Flaw) -> [Int] {
    guard depth < 32, let kids = node["Kids"]?.list else { throw .notUnderstood("Pages") }
    var pages: [Int] = []
    for kid in kids {
      guard case .reference(let number) = kid else { throw .notUnderstood("Pages") }
      let value = try resolved(kid)
      if value["Type"]?.name == "Page" {
        pages.append(number)
      } else {
        pages += try self.pages(under: value, depth: depth + 1)
      }
    }
    return pages
  }

  /// What is drawn on each page.
  public func drawings() throws(Flaw) -> [[UInt8]] {
    var drawings: [[UInt8]] = []
    for page in try pages() { drawings.append(try stream(resolved(.reference(page))["Contents"])) }
    return drawings
  }

  /// What it was set with: program and fonts. Two documents that agree in it are drawn the same way.
  public func setting() throws(Flaw) -> Set<String> {
    var setting: Set<String> = [try resolved(trailer["Info"])["Creator"]?.text ?? ""]
    for page in try pages() {
      guard case .dictionary(let fonts) = try resolved(resolved(resolved(.reference(page))["Resources"])["Font"]) else {
        continue
      }
      for font in fonts.values {
        let name = try resolved(font)["BaseFont"]?.name ?? ""
        // Before the plus stands which letters of it are there.
        setting.insert(name.split(separator: "+").last.map { String($0) } ?? "")
      }
    }
    return setting
  }
}
