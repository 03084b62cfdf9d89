internal import Glibc

/// Where the server is reached.
public enum Listening: Hashable, Sendable {
  /// On this computer alone; 0 takes any port that is free.
  case port(Int)
  /// A Unix socket, for a proxy in front; its group may connect.
  case path(String)
  /// What systemd has opened and hands over.
  case inherited(Int32)

  /// The first socket that systemd hands over, where it does (sd_listen_fds(3)).
  public static func inherited(_ environment: [String: String]) -> Listening? {
    guard environment["LISTEN_PID"].flatMap({ Int32($0) }) == getpid(),
      let count = environment["LISTEN_FDS"].flatMap({ Int($0) }), count > 0
    else { return nil }
    return .inherited(3)
  }

  /// Why nothing can be listened to.
  public enum Flaw: Error, Equatable {
    case taken(String)
    case notAllowed(String)
    case notASocket(String)
    case noFolder(String)
    case tooLong(String)
    case other(String)
  }

  var name: String {
    switch self {
    case .port(let port): "127.0.0.1:\(port)"
    case .path(let path): path
    case .inherited(let number): "LISTEN_FDS \(number)"
    }
  }

  /// The open socket, and the port that it has.
  func open() throws(Flaw) -> (socket: Int32, port: Int?) {
    switch self {
    case .port(let port):
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(port).bigEndian
      address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
      let socket = try bound(AF_INET, &address)
      return (socket, Listening.port(of: socket))
    case .path(let path):
      try makeRoom(at: path)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      guard Listening.put(path, in: &address) else { throw .tooLong(path) }
      // The group may connect, nobody else.
      let mask = umask(0o117)
      defer { umask(mask) }
      return (try bound(AF_UNIX, &address), nil)
    case .inherited(let socket):
      var status = stat()
      guard fstat(socket, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(name) }
      return (socket, Listening.port(of: socket))
    }
  }

  private func bound<Address>(_ family: Int32, _ address: inout Address) throws(Flaw) -> Int32 {
    let socket = Glibc.socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { throw flaw() }
    var yes: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    let size = socklen_t(MemoryLayout<Address>.size)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, size) }
    }
    guard result == 0, listen(socket, 256) == 0 else {
      let flaw = flaw()
      close(socket)
      throw flaw
    }
    return socket
  }

  private func flaw() -> Flaw {
    switch errno {
    case EADDRINUSE: .taken(name)
    case EACCES, EPERM, EROFS: .notAllowed(name)
    case ENOENT, ENOTDIR: .noFolder(name)
    default: .other("\(name): \(String(cString: strerror(errno)))")
    }
  }

  /// Removes a socket that nobody listens to any more; whatever else lies there stays.
  private func makeRoom(at path: String) throws(Flaw) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    guard Listening.put(path, in: &address) else { throw .tooLong(path) }
    let probe = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(probe) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(probe, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result != 0, errno == ECONNREFUSED else { throw .taken(path) }
    unlink(path)
  }

  private static func put(_ path: String, in address: inout sockaddr_un) -> Bool {
    withUnsafeMutableBytes(of: &address.sun_path) { room in
      guard path.utf8.count < room.count else { return false }
      room.copyBytes(from: path.utf8)
      return true
    }
  }

  private static func port(of socket: Int32) -> Int? {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &size) }
    }
    guard result == 0, address.sin_family == sa_family_t(AF_INET) else { return nil }
    return Int(in_port_t(bigEndian: address.sin_port))
  }
}
