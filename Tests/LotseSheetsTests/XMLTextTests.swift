import LotseBasics
import Testing

@testable import LotseSheets

/// Text in XML comes back as it was, or says visibly that it could not.
@Suite struct XMLTextTests {
  private func written(_ write: (inout XMLText) -> Void) -> String {
    var text = XMLText()
    write(&text)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("a<b>&\"'", "a&lt;b&gt;&amp;&quot;'"), ("\t\n\r", "&#9;&#10;&#13;"), ("\u{0}\u{1F}", "\u{FFFD}\u{FFFD}"),
    ("\u{FFFE}x\u{FFFF}", "\u{FFFD}x\u{FFFD}"), ("\u{FFFD}ﬁ", "\u{FFFD}ﬁ"), ("_x0041_", "_x0041_"), ("", ""),
    ("e\u{301} 日本 🚦", "e\u{301} 日本 🚦"),
  ]) func anyXML(text: String, expected: String) {
    #expect(Array(written { $0.text(text) }.utf8) == Array(expected.utf8))
  }

  @Test(arguments: [
    ("\r\u{1}\u{1F}", "_x000D__x0001__x001F_"), ("\u{FFFE}\u{FFFF}", "_xFFFE__xFFFF_"), ("_x0041_", "_x005F_x0041_"),
    ("__xaF09_", "__x005F_xaF09_"), ("_x0041", "_x0041"), ("_x00G1_", "_x00G1_"), ("_X0041_", "_X0041_"),
    ("a_x0041_x0042_", "a_x005F_x0041_x005F_x0042_"), ("_", "_"), ("\n", "&#10;"),
  ]) func excel(text: String, expected: String) {
    #expect(written { $0.excelText(text) } == expected)
  }

  @Test(arguments: [
    (0, "0", "0.00"), (7, "7", "0.07"), (-5, "-5", "-0.05"), (-1_234, "-1234", "-12.34"), (100, "100", "1.00"),
    (Int.max, "9223372036854775807", "92233720368547758.07"),
    (Int.min, "-9223372036854775808", "-92233720368547758.08"),
  ]) func numbers(number: Int, plain: String, hundredths: String) {
    #expect(written { $0.number(number) } == plain)
    #expect(written { $0.hundredths(number) } == hundredths)
  }

  @Test(arguments: [0, 5, -5, 99_999, 100_000, -123_456_789, 99_999_999_999_999]) func money(cents: Int) {
    let money = Money(cents: cents)
    for language in Language.allCases { #expect(written { $0.money(money, language) } == money.text(language)) }
  }

  @Test(arguments: [-25_567, -1, 0, 20_000, 84_000]) func days(number: Int) {
    let day = Day(number: number)
    for language in Language.allCases { #expect(written { $0.day(day, language) } == day.text(language)) }
  }

  @Test(arguments: [
    ("a b", "<text:p>a b</text:p>"), (" a", "<text:p><text:s text:c=\"1\"/>a</text:p>"),
    ("a ", "<text:p>a<text:s text:c=\"1\"/></text:p>"), ("a   b", "<text:p>a <text:s text:c=\"2\"/>b</text:p>"),
    ("a\tb", "<text:p>a<text:tab/>b</text:p>"),
    ("a \t b", "<text:p>a<text:s text:c=\"1\"/><text:tab/><text:s text:c=\"1\"/>b</text:p>"),
    ("a\n\nb", "<text:p>a</text:p><text:p></text:p><text:p>b</text:p>"),
    ("a\r\nb", "<text:p>a</text:p><text:p>b</text:p>"),
    ("a\rb", "<text:p>a</text:p><text:p>b</text:p>"), ("   ", "<text:p><text:s text:c=\"3\"/></text:p>"),
    ("a \nb", "<text:p>a<text:s text:c=\"1\"/></text:p><text:p>b</text:p>"),
    ("<\u{1}", "<text:p>&lt;\u{FFFD}</text:p>"),
  ]) func paragraphs(text: String, expected: String) {
    #expect(written { $0.paragraphs(text) } == expected)
  }

  @Test(arguments: [
    ("https://a.de/x y#t z", "https://a.de/x%20y", "t%20z"), ("mailto:a@b.de", "mailto:a@b.de", nil),
    ("http://a/50%", "http://a/50%25", nil), ("http://a/%C3%BC ü", "http://a/%C3%BC%20ü", nil),
    ("HTTPS://A/\"<>", "HTTPS://A/%22%3C%3E", nil),
  ]) func addresses(text: String, before: String, fragment: String?) {
    let address = WebAddress(text)
    #expect(address?.beforeFragment == before)
    #expect(address?.fragment == fragment)
  }

  @Test(arguments: ["javascript:alert(1)", "file:///etc/passwd", "ftp://x", "https:", "", "x"])
  func leadNowhere(text: String) { #expect(WebAddress(text) == nil) }

  @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
  func columns(column: Int, name: String) { #expect(Area.columnName(column) == name) }
}
