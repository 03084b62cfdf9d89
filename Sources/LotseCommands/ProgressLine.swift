/// A line on standard error that says how far long work has come; only for a person at a terminal.
struct ProgressLine {
  private let world: World
  private let label: String

  init(_ world: World, _ label: String) {
    self.world = world
    self.label = label
  }

  func show(_ done: Int, of all: Int) {
    guard world.standardErrorIsTerminal, done % 250 == 0 else { return }
    world.tell("\r\(label) \(done)/\(all)")
  }

  /// Names the step that is being done, where steps are few and differ.
  func show(_ step: String, _ number: Int, of all: Int) {
    if world.standardErrorIsTerminal { world.tell("\r\u{1B}[K\(label): \(step) (\(number)/\(all))") }
  }

  func clear() {
    if world.standardErrorIsTerminal { world.tell("\r\u{1B}[K") }
  }
}
