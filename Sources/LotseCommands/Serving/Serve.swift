internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseServer
internal import LotseStore

struct Serve: Command {
  static let configuration = CommandConfiguration(
    leaf: "serve",
    abstract: help(
      "Als Seiten im Browser zeigen und Meldungen annehmen.", "Show as pages in a browser and take reports."),
    discussion: help(
      """
      lotse serve --open
      lotse serve --socket /run/lotse/lotse.sock --user-header X-Remote-User

      Erreichbar ist nur dieser Rechner; für andere steht ein Proxy davor, der anmeldet (docs/serve.md). Ende: Strg-C.
      """,
      """
      lotse serve --open
      lotse serve --socket /run/lotse/lotse.sock --user-header X-Remote-User

      Only this computer reaches it; for others a proxy stands in front that signs them in (docs/serve.md). End: Ctrl-C.
      """), aliases: ["seiten"])

  @Option(
    help: .init(
      help("Port auf diesem Rechner (sonst 8086; 0: irgendeiner).", "Port on this computer (else 8086; 0: any)."),
      valueName: "n"))
  var port: Int?
  @Option(
    help: .init(
      help("Unix-Socket statt eines Ports.", "Unix socket instead of a port."), valueName: help("pfad", "path")))
  var socket: String?
  @Flag(help: .init(help("Nichts annehmen, nur zeigen.", "Take nothing, only show."))) var readOnly = false
  @Option(
    help: .init(
      help("Kopfzeile, in der der Proxy den Namen nennt.", "Header in which the proxy tells the name."),
      valueName: "header"))
  var userHeader: String?
  @Flag(help: .init(help("Den Browser öffnen.", "Open the browser."))) var open = false
  @OptionGroup var common: CommonOptions

  private static let usualPort = 8086

  func reply(in session: Session) throws -> Reply {
    // What is wrong with the file or the template is said now, and an old file is brought up to date before anyone reads.
    _ = try session.store().configuration(at: session.latest)
    let template = try session.templates().page()
    let city = ServedCity(
      path: try session.databasePath, isReadOnly: readOnly, userHeader: try header(), template: template,
      language: common.language.flatMap { Language(rawValue: $0) })
    let listening = try listening(session.world)
    let (language, opens) = (session.language, open)
    session.close()
    let server = WebServer { city.answer($0) }
    do {
      try server.run(listening) { port in
        let place = port.map { "http://localhost:\($0)/" } ?? socketName(listening)
        World.write(
          language("Erreichbar: \(place)  (Ende: Strg-C)", "Reached at: \(place)  (end: Ctrl-C)") + "\n", to: 2)
        if opens, port != nil { Browser.open(place) }
      }
    } catch let flaw as Listening.Flaw {
      throw Failure(flaw)
    }
    return Reply(remarks: [language("Beendet.", "Stopped.")])
  }

  private func header() throws -> String? {
    guard let name = userHeader.map(Text.seen) else { return nil }
    guard !name.isEmpty, name.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x2D }) else {
      throw Failure(
        .usage, Phrase("--user-header: „\(name)“ ist keine Kopfzeile.", "--user-header: \"\(name)\" is no header."),
        hint: Phrase("Etwa: X-Remote-User.", "Such as: X-Remote-User."))
    }
    return name.lowercased()
  }

  private func listening(_ world: World) throws -> Listening {
    if let socket {
      guard port == nil else {
        throw Failure(
          .usage, Phrase("--port oder --socket, nicht beides.", "--port or --socket, not both."),
          hint: Phrase(
            "Für einen Proxy auf diesem Rechner genügt --socket.", "For a proxy on this computer --socket will do."))
      }
      return .path(socket)
    }
    guard let port else { return Listening.inherited(world.environment) ?? .port(Serve.usualPort) }
    guard (0...65535).contains(port) else {
      throw Failure(
        .usage, Phrase("--port: \(port) ist kein Port.", "--port: \(port) is no port."),
        hint: Phrase("Eine Zahl von 1 bis 65535 nennen.", "Name a number from 1 to 65535."))
    }
    return .port(port)
  }

  private func socketName(_ listening: Listening) -> String {
    if case .path(let path) = listening { path } else { "LISTEN_FDS" }
  }
}

extension Failure {
  init(_ flaw: Listening.Flaw) {
    switch flaw {
    case .taken(let name):
      self.init(
        .cannotCreate, Phrase("\(name) ist schon belegt.", "\(name) is taken already."),
        hint: Phrase("Läuft lotse serve schon? Sonst: --port N.", "Is lotse serve running already? Else: --port N."))
    case .notAllowed(let name):
      self.init(
        .cannotCreate,
        Phrase("\(name) lässt sich nicht öffnen: keine Erlaubnis.", "\(name) cannot be opened: no permission."),
        hint: Phrase(
          "Einen Port ab 1024 oder einen eigenen Ordner nehmen.", "Take a port from 1024 or a folder of your own."))
    case .notASocket(let name):
      self.init(
        .cannotCreate, Phrase("\(name) ist kein Socket.", "\(name) is no socket."),
        hint: Phrase("Einen anderen Namen wählen; nichts wurde ersetzt.", "Choose another name; nothing was replaced."))
    case .noFolder(let name):
      self.init(
        .cannotCreate,
        Phrase("Den Ordner für \(name) gibt es nicht.", "There is no folder for \(name)."),
        hint: Phrase("Erst den Ordner anlegen.", "Create the folder first."))
    case .tooLong(let name):
      self.init(
        .cannotCreate,
        Phrase("Der Pfad \(name) ist zu lang für einen Socket.", "The path \(name) is too long for a socket."),
        hint: Phrase(
          "Höchstens 107 Bytes, etwa /run/lotse/lotse.sock.", "At most 107 bytes, such as /run/lotse/lotse.sock."))
    case .other(let detail):
      self.init(.cannotCreate, Phrase("Nicht zu öffnen: \(detail).", "Cannot be opened: \(detail)."))
    }
  }
}
