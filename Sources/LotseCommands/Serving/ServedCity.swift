internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseServer
internal import LotseStore

/// One city's file as pages: each request is a run of its own, which opens the file, answers and lets it go, as a command
/// does. So nothing is kept that could be wrong but states until the next change, and the command line may write meanwhile.
struct ServedCity: Sendable {
  let path: String
  let isReadOnly: Bool
  /// The header in which the proxy tells a name, in small letters.
  let userHeader: String?
  let template: PageTemplate
  /// Said in an option when the server was started.
  let language: Language?
  private let states = KeptStates()

  func answer(_ request: WebRequest) -> WebResponse {
    // A name of somebody else that leads here would let their page read what the person at this computer may.
    if userHeader == nil, request.peer == .loopback, !request.isForwarded, !request.isForThisComputer {
      return .plain(421, "Unknown host name. / Unbekannter Rechnername.")
    }
    var form: [FormField] = []
    if request.method == .post {
      guard request.isFromOurPages else {
        return .plain(
          403, "This form was not sent from a page of ours. / Dieses Formular kam nicht von einer unserer Seiten.")
      }
      guard let fields = request.form() else {
        return .plain(415, "This form cannot be read. / Dieses Formular ist nicht zu lesen.")
      }
      form = fields
    }
    do {
      return try visit(request, form)
    } catch {
      // What is wrong with the file is for whoever runs the server; a reader learns no paths.
      World.write(Failure(error).text(language ?? .de), to: 2)
      return .plain(503, "Not to be read at the moment. / Im Augenblick nicht zu lesen.")
    }
  }

  private func visit(_ request: WebRequest, _ form: [FormField]) throws -> WebResponse {
    let listener = World.Listener()
    let world = try World.current()
    let asked = request.query.first { $0.name == "lang" }.flatMap { Language(rawValue: $0.value) }
    let spoken = asked ?? language ?? ServedCity.language(request.header("accept-language"))
    let options = try CommonOptions.parse(["--db=\(path)"] + (spoken.map { ["--lang=\($0.rawValue)"] } ?? []))
    let probe = Session(world.answering(as: world.actor, listener), options)
    let configuration = try probe.configuration(probe.latest)
    let visitor = Visitor(request, header: userHeader, isReadOnly: isReadOnly, configuration)
    let unit = try ServedCity.unit(of: request, form, in: probe)
    let actor = visitor.actor(for: unit, office: world.actor)
    let session = Session(world.answering(as: actor, listener), options) { _ in try probe.store() }
    session.states = states
    let visit = Visit(request, session, visitor, listener, template, form: form)
    do {
      return request.method == .post ? try visit.write() : try visit.read()
    } catch {
      let failure = Failure(error, session.workflow)
      switch failure.code {
      case .cannotCreate, .inputOutput, .configuration: throw failure
      case .no, .usage, .refused, .notFound, .busy: return try visit.response(visit.page(failure))
      }
    }
  }

  /// Whose change it is: the unit of the sub-project that a form is of.
  private static func unit(of request: WebRequest, _ form: [FormField], in session: Session) throws -> Key<Unit>? {
    if let named = form.first(where: { $0.name == "unit" && $0.file == nil }), request.path == "/unit" {
      return Key(named.value)
    }
    guard request.method == .post, let number = try? Number(parsing: String(request.path.dropFirst())) else {
      return nil
    }
    return try? session.store().subProject(number, at: session.latest).unit
  }

  /// The first of our languages that a browser names.
  static func language(_ accepted: String?) -> Language? {
    accepted?.split(separator: ",").lazy.compactMap { word in
      Language(rawValue: String(word.drop { $0 == " " }.prefix(2)).lowercased())
    }.first
  }
}
