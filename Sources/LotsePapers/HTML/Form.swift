/// A form of a web page, laid out but not yet in HTML. It works without a script.
public struct Form: Sendable {
  public enum Control: Sendable, Equatable {
    case line, text, day
    /// Words to choose from, each by what is sent for it; an empty one stands for no choice.
    case choice([Choice])
    /// Sent where it is ticked.
    case tick
    case file
  }

  public struct Choice: Sendable, Equatable {
    public let key: String
    public let label: String

    public init(_ key: String, _ label: String) {
      self.key = key
      self.label = label
    }
  }

  public struct Field: Sendable {
    public let name: String
    public let label: String
    public let control: Control
    public var value: String
    public var isRequired: Bool
    /// Why what was sent is refused, said beside the field.
    public var problem: String?

    public init(
      _ name: String, _ label: String, _ control: Control = .line, value: String = "", isRequired: Bool = false
    ) {
      self.name = name
      self.label = label
      self.control = control
      self.value = value
      self.isRequired = isRequired
    }
  }

  /// What tells it from the other forms of its page.
  public let id: String
  public let title: String
  /// The page that it is sent to, relative to its own.
  public let address: String
  public var fields: [Field]
  /// What is sent along unseen.
  public var hidden: [(name: String, value: String)]
  public var submit: String
  /// A form that only asks stands in the address that it leads to.
  public var isQuestion = false
  /// Whether it is shown only when somebody opens it.
  public var isFolded = true
  /// Why what was sent is refused, where no field of its own is to blame.
  public var problem: String?

  public init(
    _ id: String, _ title: String, to address: String, _ fields: [Field] = [],
    hidden: [(name: String, value: String)] = [], submit: String
  ) {
    self.id = id
    self.title = title
    self.address = address
    self.fields = fields
    self.hidden = hidden
    self.submit = submit
  }

  var hasProblem: Bool { problem != nil || fields.contains { $0.problem != nil } }
}

extension HTMLText {
  mutating func form(_ form: Form) {
    if form.isFolded {
      raw("<details class=\"form\"\(form.hasProblem ? " open" : "")>\n<summary>")
      text(form.title)
      raw("</summary>\n")
    } else {
      raw("<div class=\"form\">\n")
      if !form.title.isEmpty { element("h2", form.title) }
    }
    raw("<form")
    attribute("id", form.id)
    attribute("method", form.isQuestion ? "get" : "post")
    attribute("action", form.address)
    if form.fields.contains(where: { $0.control == .file }) { attribute("enctype", "multipart/form-data") }
    raw(">\n")
    for (name, value) in form.hidden {
      raw("<input type=\"hidden\"")
      attribute("name", name)
      attribute("value", value)
      raw(">\n")
    }
    if let problem = form.problem {
      raw("<p class=\"problem\" role=\"alert\">")
      lines(problem)
      raw("</p>\n")
    }
    for field in form.fields { control(field, in: form) }
    raw("<p><button type=\"submit\">")
    text(form.submit)
    raw("</button></p>\n</form>\n")
    raw(form.isFolded ? "</details>\n" : "</div>\n")
  }

  private mutating func control(_ field: Form.Field, in form: Form) {
    let id = "\(form.id)-\(field.name)"
    raw(field.control == .tick ? "<div class=\"field tick\">" : "<div class=\"field\">")
    if field.control != .tick { label(field, id) }
    switch field.control {
    case .choice(let choices):
      raw("<select")
      common(field, id)
      raw(">")
      for choice in choices {
        raw("<option")
        attribute("value", choice.key)
        if choice.key == field.value { raw(" selected") }
        raw(">")
        text(choice.label)
        raw("</option>")
      }
      raw("</select>")
    case .text:
      raw("<textarea rows=\"3\"")
      common(field, id)
      // A line break behind the tag is none of the text.
      raw(">\n")
      text(field.value)
      raw("</textarea>")
    case .line, .day, .tick, .file:
      raw("<input")
      attribute("type", type(of: field.control))
      common(field, id)
      if field.control == .tick {
        attribute("value", "1")
        if !field.value.isEmpty { raw(" checked") }
      } else if field.control != .file {
        attribute("value", field.value)
      }
      raw(">")
    }
    if field.control == .tick { label(field, id) }
    if let problem = field.problem {
      raw("<p class=\"problem\"")
      attribute("id", id + "-problem")
      raw(">")
      lines(problem)
      raw("</p>")
    }
    raw("</div>\n")
  }

  private func type(of control: Form.Control) -> String {
    switch control {
    case .tick: "checkbox"
    case .file: "file"
    // Days are typed as on the command line, 30.06.2027 or Q2/2027, which a calendar of the browser would not take.
    default: "text"
    }
  }

  private mutating func label(_ field: Form.Field, _ id: String) {
    raw("<label")
    attribute("for", id)
    raw(">")
    text(field.label + (field.isRequired ? " *" : ""))
    raw("</label>")
  }

  private mutating func common(_ field: Form.Field, _ id: String) {
    attribute("id", id)
    attribute("name", field.name)
    if field.isRequired { raw(" required") }
    if field.problem != nil {
      raw(" aria-invalid=\"true\"")
      attribute("aria-describedby", id + "-problem")
    }
  }
}
