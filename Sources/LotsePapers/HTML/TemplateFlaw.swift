/// What is wrong with a template, and where; lines and columns count from 1.
public struct TemplateFlaw: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// A tag without its closing braces.
    case unfinishedTag
    case unclosedSection(String)
    /// A section closed that is not the one open; nil where none is.
    case wrongClosing(String, open: String?)
    case unknownName(String, known: [String])
    /// Partials, delimiters and the like.
    case notSupported(String)
    /// A text from people in three braces, which would let its markup through.
    case unescaped(String)
    /// Prepared markup in two braces, which would be shown as text.
    case escapedMarkup(String)
    /// A list or a condition where a text belongs.
    case notAText(String)
    /// A tag within style or script, whose hash must be known beforehand.
    case insideScript(String)
    case missing(String)
    case unreadable
  }

  public let line: Int
  public let column: Int
  public let reason: Reason

  init(line: Int, column: Int, _ reason: Reason) {
    self.line = line
    self.column = column
    self.reason = reason
  }
}
