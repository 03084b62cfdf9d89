import Foundation
import TestSupport
import Testing

/// The completions in real shells, on a terminal: keys in, what the person sees out.
@Suite(.serialized) struct ShellCompletionTests {
  private static let press = Binary.checkout.appending(path: "Tests/EndToEndTests/press.py")

  /// A shell, and what it runs first.
  static let shells = [
    ("bash", "source lotse.bash"), ("zsh", "fpath=($PWD/site $fpath); autoload -U compinit; compinit -u -D"),
    ("fish", "source lotse.fish"),
  ]

  /// What is typed, what is seen then that was not typed, and what must not be. A shell may write anew only the signs that
  /// have changed, so of `TP-0002` behind `tp-0002` not everything is seen.
  private static let keys: [(typed: String, seen: [String], unseen: [String])] = [
    ("lotse lis\t", ["liste"], []), ("lotse zeigen tp-0002\t", ["TP"], []),
    ("lotse stand TP-0001 \t\t", ["geplant", "daueraufgabe"], ["abgeschlossen", "in-umsetzung"]),
    ("lotse liste --field=oz\t", ["--field=ozg"], []), ("lotse liste --field efile,oz\t", ["efile,ozg"], []),
    ("lotse liste --place smart-city:mob\t", ["smart-city:mobility"], []), ("lotse importieren Mei\t", ["Meine"], []),
    ("lotse liste --db=str\t", ["strategie.db"], []), ("lotse bericht gremium AVOS --package or\t", ["ordner/"], []),
    ("lotse meilenstein erreicht 2 Er\t", ["Erste\\ Akten"], []),
    ("lotse ampel TP-0001 \t\t", ["gruen", "gelb", "rot", "grau"], []),
  ]

  /// Where a shell shows what candidates mean.
  private static let titles: [(typed: String, seen: [String], unseen: [String])] = [
    ("lotse zeigen TP-\t\t", ["Wohngeld digital", "E-Akte Personal"], []),
    ("lotse liste --field \t\t", ["Elektronische Akte"], []),
  ]

  @Test(arguments: shells)
  func aShellCompletes(shell: String, setup: String) throws {
    guard try Python.run("sh", ["-c", "command -v \(shell)"]).code == 0 else {
      return print("skipped: \(shell) is not installed; make test installs it")
    }
    let binary = try CompletionTests.city()
    try binary.must(
      """
      mkdir site ordner; touch 'Meine Liste.csv'
      lotse completions bash >lotse.bash; lotse completions zsh >site/_lotse; lotse completions fish >lotse.fish
      """)
    let all = ShellCompletionTests.keys + (shell == "bash" ? [] : ShellCompletionTests.titles)
    let lines = all.map { "'\($0.typed)'" }.joined(separator: " ")
    let answers = try binary.must("python3 '\(ShellCompletionTests.press.path)' \(shell) '\(setup)' \(lines)")
      .split(separator: "\0")
    #expect(answers.count == all.count)
    for (line, answer) in zip(all, answers) {
      for text in line.seen { #expect(answer.contains(text), "\(line.typed) → \(answer)") }
      for text in line.unseen { #expect(!answer.contains(text), "\(line.typed) → \(answer)") }
    }
  }
}
