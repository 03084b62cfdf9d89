/// A file that a PDF carries.
public struct PDFAttachment: Sendable {
  public let name: String
  public let type: String
  public let description: String
  public let text: String

  public init(name: String, type: String, description: String, text: String) {
    self.name = name
    self.type = type
    self.description = description
    self.text = text
  }
}
