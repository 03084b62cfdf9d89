internal import LotseBasics
internal import LotseModel
internal import LotseSheets

extension PublicSite {
  /// The changes as an Atom feed (RFC 4287); `folder` is where the site will lie on the web, for the names of its entries.
  public func feed(in folder: String, by publisher: String) -> String {
    let language = wording.language
    let changes = changeList
    func time(_ day: Day) -> String { day.iso + "T00:00:00Z" }
    var lines = [
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(language.rawValue)\">",
      "  <id>\(PublicSite.escaped(folder + PublicSite.feed))</id>",
      "  <title>\(PublicSite.escaped(view.configuration.strategyName)): \(language("Änderungen", "Changes"))</title>",
      "  <updated>\(time(view.moment.day))</updated>",
      "  <author><name>\(PublicSite.escaped(publisher))</name></author>",
      "  <link rel=\"self\" href=\"\(PublicSite.escaped(PublicSite.feed))\"/>",
      "  <link rel=\"alternate\" type=\"text/html\" href=\"\(PublicSite.changes)\"/>",
    ]
    if let notice = view.configuration.notice { lines.append("  <subtitle>\(PublicSite.escaped(notice))</subtitle>") }
    for change in changes {
      // Of two things of one item on one day each has a name of its own, that does not hang on the others.
      let mark = SHA256.sum(Array("\(change.day.iso) \(change.number) \(change.what)".utf8)).prefix(12)
      let page = PublicSite.page(change.number)
      lines += [
        "  <entry>",
        "    <id>\(PublicSite.escaped(folder + page))#\(change.day.iso)-\(mark)</id>",
        "    <title>\(PublicSite.escaped("\(change.number) \(change.title): \(change.what)"))</title>",
        "    <updated>\(time(change.day))</updated>",
        "    <link rel=\"alternate\" type=\"text/html\" href=\"\(page)\"/>",
        "    <content type=\"text\">\(PublicSite.escaped("\(wording.day(change.day)): \(change.what)"))</content>",
        "  </entry>",
      ]
    }
    return lines.joined(separator: "\n") + "\n</feed>\n"
  }

  /// Text as XML holds it; what XML cannot hold becomes U+FFFD.
  private static func escaped(_ text: String) -> String {
    var escaped = XMLText()
    escaped.text(text)
    return String(decoding: escaped.bytes, as: UTF8.self)
  }
}
