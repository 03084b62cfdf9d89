internal import Glibc

/// The browser of whoever sits here.
enum Browser {
  /// Opens an address; where there is no browser, the address was told all the same.
  static func open(_ address: String) {
    var process: pid_t = 0
    let words = CStrings(["xdg-open", address])
    guard posix_spawnp(&process, "xdg-open", nil, nil, words.pointers, environ) == 0 else { return }
    let child = process
    // It ends soon; nobody waits for it here.
    var thread = pthread_t()
    let number = UnsafeMutableRawPointer(bitPattern: UInt(child))
    pthread_create(
      &thread, nil,
      { number in
        waitpid(pid_t(UInt(bitPattern: number)), nil, 0)
        return nil
      }, number)
    pthread_detach(thread)
  }
}
