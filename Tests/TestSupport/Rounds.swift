import Foundation

/// How often a law over random cases is tried. `LOTSE_ROUNDS=10` tries ten times as many as every run does.
public enum Rounds {
  public static func of(_ usual: Int) -> Int {
    usual * max(1, ProcessInfo.processInfo.environment["LOTSE_ROUNDS"].flatMap { Int($0) } ?? 1)
  }
}
