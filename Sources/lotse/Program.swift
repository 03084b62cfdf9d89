internal import Glibc
internal import LotseCommands

@main
enum Program {
  static func main() {
    // The file is closed by now: an exit with it open would leave SQLite's companion files behind.
    exit(Lotse.main(arguments: Array(CommandLine.arguments.dropFirst())))
  }
}
