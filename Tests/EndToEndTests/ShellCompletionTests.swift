import Foundation
import TestSupport
import Testing

/// The completions in real shells, on a terminal: keys in, what the person sees out.
@Suite(.serialized) struct ShellCompletionTests {
  private static let press = Binary.checkout.appending(path: "Tests/EndToEndTests/press.py")
  private static let bash = "source lotse.bash"
  private static let zsh = "fpath=($PWD/site $fpath); autoload -U compinit; compinit -u -D"
  private static let fish = "source lotse.fish"

  /// A shell, what it runs first, what is typed, and what is seen then.
  struct Keys: Sendable, CustomTestStringConvertible {
    let shell: String
    let typed: String
    let seen: [String]
    let unseen: [String]

    init(_ shell: String, _ typed: String, _ seen: [String], not unseen: [String] = []) {
      (self.shell, self.typed, self.seen, self.unseen) = (shell, typed, seen, unseen)
    }

    var testDescription: String { "\(shell): \(typed)" }

    var setup: String {
      switch shell {
      case "bash": ShellCompletionTests.bash
      case "zsh": ShellCompletionTests.zsh
      default: ShellCompletionTests.fish
      }
    }
  }

  /// What every shell does; fish writes in what it guesses, so the last sign that was typed is not always seen.
  private static let everywhere = ["bash", "zsh", "fish"].flatMap { shell in
    [
      Keys(shell, "lotse lis\t", ["liste"]), Keys(shell, "lotse zeigen tp-0002\t", ["TP-0002"]),
      Keys(shell, "lotse stand TP-0001 \t\t", ["geplant", "daueraufgabe"], not: ["abgeschlossen", "in-umsetzung"]),
      Keys(shell, "lotse liste --field=oz\t", ["--field=ozg"]),
      Keys(shell, "lotse liste --place smart-city:mob\t", ["smart-city:mobility"]),
      Keys(shell, "lotse liste --field efile,oz\t", ["efile,ozg"]), Keys(shell, "lotse importieren Mei\t", ["Meine"]),
      Keys(shell, "lotse liste --db=str\t", ["strategie.db"]),
      Keys(shell, "lotse bericht gremium AVOS --package or\t", ["ordner/"]),
      Keys(shell, "lotse meilenstein erreicht 2 Er\t", ["Erste\\ Akten"]),
      Keys(shell, "lotse ampel TP-0001 \t\t", ["gruen", "gelb", "rot", "grau"]),
    ]
  }

  /// Where a shell shows what candidates mean, titles are seen.
  private static let titled = ["zsh", "fish"].flatMap { shell in
    [
      Keys(shell, "lotse zeigen TP-\t\t", ["Wohngeld digital", "E-Akte Personal"]),
      Keys(shell, "lotse liste --field \t\t", ["Elektronische Akte"]),
    ]
  }

  @Test(arguments: everywhere + titled)
  func aShellCompletes(keys: Keys) throws {
    guard try Python.run("sh", ["-c", "command -v \(keys.shell)"]).code == 0 else {
      return print("skipped: \(keys.shell) is not installed; see make test")
    }
    let binary = try CompletionTests.city()
    try binary.must(
      """
      mkdir site ordner; touch 'Meine Liste.csv'
      lotse completions bash >lotse.bash; lotse completions zsh >site/_lotse; lotse completions fish >lotse.fish
      """)
    let seen = try binary.must(
      "python3 '\(ShellCompletionTests.press.path)' \(keys.shell) '\(keys.setup)' '\(keys.typed)'")
    // A long line is broken where the screen ends, and a shell may write a word anew sign by sign.
    for text in keys.seen { #expect(seen.contains(text), "\(keys.typed) → \(seen)") }
    for text in keys.unseen { #expect(!seen.contains(text), "\(keys.typed) → \(seen)") }
  }
}
