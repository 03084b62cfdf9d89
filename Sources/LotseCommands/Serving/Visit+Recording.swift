internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseServer
internal import LotseStore

/// Forms: what would be recorded is shown first, then recorded by the command that it stands for.
extension Visit {
  func write() throws -> WebResponse {
    guard mayWrite else { return try response(page(Failure.readOnly, status: 403)) }
    let reading = try reading()
    let records = given("step") == "record"
    do {
      switch given("deed") {
      case "confirm-unit": return try confirmUnit(reading)
      case "upload": return try upload(["sheet", "import"], Visit.lists, reading, records: records)
      case "import" where visitor.role == .office:
        let initial = given("initial") == nil ? [] : ["--initial"]
        let reason = given("because").map { ["--because=\($0)"] } ?? []
        return try upload(["import"] + initial + reason, Visit.lists, reading, records: records)
      case "configuration" where visitor.role == .office:
        return try upload(["config", "apply"], ["yaml", "yml"], reading, records: records)
      case "undo": return try undo(reading)
      case let name?:
        guard let deed = Deed.all[name], !deed.isOffice || visitor.role == .office else { throw Failure.noForm }
        return try perform(deed, reading, records: records)
      case nil: throw Failure.noForm
      }
    } catch let meanwhile as Terms.Meanwhile {
      return try conflict(meanwhile, reading)
    }
  }

  /// Runs a command on the terms of this visitor, and says what it would record, or did.
  func run(_ line: [String], _ given: Consent.Given, seen: Int?) throws -> Reply {
    session.terms = Terms(given: given, seen: seen, units: visitor.units)
    defer { session.terms = nil }
    return try Deed.reply(to: line, in: session)
  }

  private func perform(_ deed: Deed, _ reading: Reading, records: Bool) throws -> WebResponse {
    var item: SubProject?
    if let page = deed.page {
      guard address == page else { throw Failure.noForm }
    } else {
      let found = try reading.item(try Number(parsing: address))
      guard visitor.owns(found) else { return try response(page(Failure.notYours(found.number), status: 403)) }
      item = found
    }
    let line = deed.line(for: item?.number, reading.wording.configuration.own, given)
    let seen = given("seen").flatMap { Int($0) }
    do {
      let reply = try run(line, records ? .always : .never, seen: seen)
      // Of a new sub-project the command says the number, which is its page.
      guard !records else { return .seeOther(doneAddress(address == "add" ? reply.data.trimmed : address)) }
      if let nothing = reply.nothing(listener.heard) {
        return try answer(reading, .init(.refused, Phrase(nothing, nothing)))
      }
      return try response(proposal(reply, reading, telling: address == "add" ? deed : nil))
    } catch let error where !(error is Terms.Meanwhile) {
      return try answer(reading, Failure(error, session.workflow))
    }
  }

  /// Where one reads what was recorded.
  func doneAddress(_ address: String) -> String {
    let language = asked("lang").map { "&lang=\(Visit.encoded($0))" } ?? ""
    let mark = address.contains("?") ? "&" : "?"
    return session.recorded.map { "\(address)\(mark)done=\($0.id)\(language)" } ?? address
  }

  /// What would be recorded, and the question whether it should be.
  func proposal(
    _ reply: Reply, _ reading: Reading, _ more: [FormField] = [], telling deed: Deed? = nil
  ) -> Page {
    var lines = (listener.heard + reply.data).split(separator: "\n").map(String.init)
    // Of a new one the command says the number alone.
    let own = deed?.setsAttributes == true ? reading.wording.configuration.own.map(Attribute.own) : []
    let told = ((deed?.positionals ?? []) + (deed?.options ?? [])).compactMap(Attribute.init(option:)) + own
    for attribute in told {
      if let value = given(attribute.fieldName) { lines.append("\(attribute.label[language]): \(value)") }
    }
    let remarks = reply.remarks.filter { !$0.contains(language("Probelauf", "Dry run")) }
    var page = page(
      Document(
        language,
        [.heading(1, language("Das wird aufgezeichnet", "This will be recorded")), .list(lines + remarks)]), reading)
    let kept = (form + more).filter { $0.name != "step" && $0.file == nil && !$0.value.isEmpty }
    var form = Form(
      "record", "", to: address, hidden: kept.map { ($0.name, $0.value) } + [("step", "record")],
      submit: language("Aufzeichnen", "Record"))
    form.isFolded = false
    page.below = [form]
    page.onward = [Document.Link(language("Zurück, nichts aufzeichnen", "Back, record nothing"), to: address + suffix)]
    return page
  }

  /// The page of the form with what was typed, and the refusal beside the field that it speaks of.
  private func answer(_ reading: Reading, _ failure: Failure) throws -> WebResponse {
    var page = try pageHere(reading)
    let id = given("form") ?? given("deed") ?? ""
    let said = [failure.message, failure.hint].compactMap { $0?[language] }.joined(separator: "\n")
    page.status = Visit.status(failure)
    guard let place = page.below.firstIndex(where: { $0.id == id }) else {
      page.message = (said, true)
      return try response(page)
    }
    var form = page.below.remove(at: place)
    for index in form.fields.indices { form.fields[index].value = given(form.fields[index].name) ?? "" }
    let words = Set(said.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init))
    let message = failure.message[language]
    let named = form.fields.indices.filter { words.contains("--" + form.fields[$0].name) }
    var blamed = named.filter { form.fields[$0].value.isEmpty || message.contains(form.fields[$0].value) }
    if blamed.isEmpty {
      // A value that cannot be read is quoted without the option that it was given for.
      let quoted = form.fields.indices.filter { index in
        let value = form.fields[index].value
        return !value.isEmpty && ["„\(value)“", "\"\(value)\""].contains { message.contains($0) }
      }
      blamed = quoted.count == 1 ? quoted : named.count == 1 ? named : []
    }
    // Whoever fills in a form knows its fields, not the options that they stand for.
    let text = form.fields.sorted { $0.name.count > $1.name.count }.reduce(said) { text, field in
      text.replacing("--\(field.name)", with: language("„\(field.label)“", "\"\(field.label)\""))
    }
    if blamed.count == 1 {
      form.fields[blamed[0]].problem = text
    } else {
      form.problem = text
      for index in blamed { form.fields[index].problem = language("Hier fehlt etwas.", "Something is missing here.") }
    }
    form.isFolded = false
    page.above = [form]
    return try response(page)
  }

  /// What somebody else recorded meanwhile, beside what was not recorded.
  private func conflict(_ meanwhile: Terms.Meanwhile, _ reading: Reading) throws -> WebResponse {
    let failure = Failure(meanwhile)
    var page = page(
      Document(language, [.heading(1, language("Inzwischen geändert", "Changed meanwhile"))]), reading)
    page.message = (failure.message[language], true)
    page.status = 409
    var back = address
    if let number = meanwhile.number, let item = try? reading.item(number), visitor.owns(item) {
      back = number.description
      let since = try session.store().revisions(of: number, through: session.latest.change)
        .filter { $0.changeset.id >= meanwhile.change }
      page.document.blocks += [
        .paragraph(language("Das hat sich geändert:", "This has changed:")),
        .list(
          since.compactMap { revision in
            guard let after = revision.after else { return nil }
            return "\(revision.changeset.actor.name(language)): " + words(of: revision, after, reading.wording)
          }),
      ]
    }
    let name = Pages.all.first { $0.address == back }?.title[language] ?? back
    page.onward = [
      Document.Link(language("„\(name)“ neu ansehen", "Look at \"\(name)\" again"), to: back + suffix)
    ]
    return try response(page)
  }

  // MARK: Deeds of their own

  private func confirmUnit(_ reading: Reading) throws -> WebResponse {
    let unit = try reading.snapshot.configuration.unit(named: given("unit") ?? "", by: .whole).key
    if let units = visitor.units, !units.contains(unit) { throw Failure.noForm }
    do {
      let reply = try run(
        ["confirm", "--yes", "--unit=\(unit.text)"], .always, seen: given("seen").flatMap { Int($0) })
      guard session.recorded == nil else { return .seeOther(doneAddress("unit?unit=\(Visit.encoded(unit.text))")) }
      var page = try self.unit(reading)
      page.message = (reply.remarks.joined(separator: "\n"), false)
      return try response(page)
    } catch let error where !(error is Terms.Meanwhile) {
      var page = try self.unit(reading)
      let failure = Failure(error, session.workflow)
      page.message = (failure.message[language], true)
      page.status = Visit.status(failure)
      return try response(page)
    }
  }

  private func undo(_ reading: Reading) throws -> WebResponse {
    guard let change = given("change").flatMap(Changeset.number) else { throw Failure.noForm }
    let made = try session.store().changesets(after: change - 1, through: change).first
    guard let made, made.id == change else { throw StoreError.noSuchChange(change) }
    if let units = visitor.units, !units.contains(where: { .named($0.text) == made.actor }) { throw Failure.noForm }
    _ = try run(["undo", "--yes", "--", String(change)], .always, seen: nil)
    return .seeOther(doneAddress(address))
  }

  /// The form for a new sub-project.
  func adding(_ reading: Reading) -> Page {
    var page = page(Document(language, [.heading(1, language("Neues Teilprojekt", "New sub-project"))]), reading)
    var form = Form(
      "add", "", to: "add",
      [Form.Field("title", language("Titel", "Title"), isRequired: true)]
        + Deed.attributeFields(Deed.attributes, reading, language, isRequired: true),
      hidden: [("deed", "add"), ("form", "add")], submit: language("Ansehen", "Look"))
    form.isFolded = false
    let list = Form(
      "import", language("Eine Liste übernehmen", "Take over a list"), to: "add",
      [
        Form.Field("sheet", language("Datei (XLSX, ODS oder CSV)", "File (XLSX, ODS or CSV)"), .file, isRequired: true),
        Form.Field("because", language("Grund neuer Status", "Reason of new statuses")),
        Form.Field(
          "initial", language("Erste Übernahme: die Liste ist der Stand", "First take-over: the list is the record"),
          .tick),
      ], hidden: [("deed", "import")], submit: language("Ansehen", "Look"))
    page.below = [form, list]
    return page
  }
}

extension Reply {
  /// Why a trial would record nothing; nil where it would record something.
  fileprivate func nothing(_ heard: String) -> String? {
    guard data.isEmpty, heard.isEmpty else { return nil }
    return remarks.first ?? ""
  }
}

extension Failure {
  fileprivate static let readOnly = Failure(
    .refused, Phrase("Hier lässt sich nur lesen.", "This is for reading only."),
    hint: Phrase("Warum, sagt „Wer bin ich?“ (whoami).", "Why, says \"Who am I?\" (whoami)."))
  fileprivate static let noForm = Failure(
    .notFound, Phrase("Dieses Formular gibt es für Sie nicht.", "There is no such form for you."))
}
