internal import ArgumentParser

/// The sub-projects that a command is about, by number: `TP-0003 TP-0007`, `3,7`, `TP-0003..0009`.
struct NumberArguments: ParsableArguments {
  @Argument(
    help: .init(
      help(
        "Nummern, auch Listen und Bereiche: 3,7 TP-0012..0019.", "Numbers, also lists and ranges: 3,7 TP-0012..0019."),
      valueName: "TP…"))
  var numbers: [String] = []
}
