internal import LotseBasics
internal import LotseExchange
internal import LotseModel

/// Which packages are counted, in which order, and which are not, and why.
struct RollupPlan {
  struct Accepted: Sendable {
    let folder: HandedOverFolder
    let handOver: HandOver
  }

  struct Refused {
    let source: String
    let handOver: HandOver?
    let flaw: HandOverFlaw

    func words(_ language: Language) -> String {
      let who = handOver.map { "\($0.municipality) \($0.name), " } ?? ""
      return language("Abgelehnt: ", "Refused: ") + "\(who)\(source): \(flaw.sentence[language])"
    }

    func row(_ language: Language) -> RefusedPackage {
      RefusedPackage(
        source: source, municipality: handOver?.municipality, cutOff: handOver?.cutOff, flaw: flaw.code,
        said: flaw.sentence[language])
    }
  }

  private(set) var accepted: [Accepted] = []
  private(set) var refused: [Refused] = []
  private(set) var loaded: [Accepted] = []
  private let expected: [Municipality]?

  /// Looks at all manifests together: who is expected, who reads them, and whether two speak of the same.
  init(_ folders: [HandedOverFolder], for audience: Audience, _ expected: [Municipality]?) {
    self.expected = expected
    let known = expected.map { Set($0.map(\.key)) }
    var byState: [String: [Accepted]] = [:]
    for folder in folders {
      switch folder.manifest {
      case .failure(let flaw): refused.append(Refused(source: folder.path, handOver: nil, flaw: flaw))
      case .success(let handOver):
        if handOver.audience != audience {
          refused.append(Refused(source: folder.path, handOver: handOver, flaw: .otherAudience(handOver.audience)))
        } else if known?.contains(handOver.municipality) == false {
          refused.append(Refused(source: folder.path, handOver: handOver, flaw: .unexpected))
        } else {
          byState["\(handOver.municipality) \(handOver.cutOff.iso)", default: []].append(
            Accepted(folder: folder, handOver: handOver))
        }
      }
    }
    for (_, packages) in byState.sorted(by: { $0.key < $1.key }) {
      // The same twice is no contradiction; of two that differ nobody knows which one holds.
      if let first = packages.first, packages.allSatisfy({ $0.folder.hash == first.folder.hash }) {
        accepted.append(first)
      } else {
        for (place, package) in packages.enumerated() {
          let other = packages[place == 0 ? 1 : 0].folder.path
          refused.append(Refused(source: package.folder.path, handOver: package.handOver, flaw: .twice(other)))
        }
      }
    }
    refused.sort { $0.source < $1.source }
  }

  /// How many bytes of rows are read ahead at most, so that a country does not lie in memory.
  private static let ahead = 48 << 20

  /// Reads and recounts the rows of several packages at once, and hands on in order what follows, while the next are read.
  mutating func load(into target: any RollupTarget, _ progress: ProgressLine) throws {
    let reading = ReadAhead(accepted, atMost: RollupPlan.ahead, size: { max(1, $0.handOver.bytes) }) { package in
      package.folder.rows(of: package.handOver)
    }
    defer { reading.stop() }
    for (done, package) in accepted.enumerated() {
      switch reading.next() {
      case .success(let rows):
        try target.take(package.handOver, rows.rows, from: package.folder.path)
        loaded.append(package)
      case .failure(let flaw):
        refused.append(Refused(source: package.folder.path, handOver: package.handOver, flaw: flaw))
      }
      progress.show(done + 1, of: accepted.count)
    }
    progress.clear()
    refused.sort { $0.source < $1.source }
  }

  /// All that are expected or reported, or whose package was refused.
  var municipalities: [Municipality] {
    var all = Dictionary((expected ?? []).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    for handOver in loaded.map(\.handOver) + refused.filter({ $0.flaw != .unexpected }).compactMap(\.handOver)
    where all[handOver.municipality] == nil {
      all[handOver.municipality] = Municipality(
        key: handOver.municipality, name: handOver.name, isExpected: false)
    }
    return all.values.sorted { $0.key < $1.key }
  }

  /// What became of each package, for programs.
  func json(_ language: Language) -> JSONValue {
    func object(_ source: String, _ handOver: HandOver?, _ flaw: HandOverFlaw?) -> JSONValue {
      .object([
        "source": .string(source), "municipality": JSONValue(handOver?.municipality), "name": JSONValue(handOver?.name),
        "cut_off": JSONValue(handOver?.cutOff), "completed": JSONValue(flaw == nil ? handOver?.completed : nil),
        "denominator": JSONValue(flaw == nil ? handOver?.denominator : nil), "flaw": JSONValue(flaw?.code),
        "message": JSONValue(flaw?.sentence[language]),
      ])
    }
    return .array(
      loaded.map { object($0.folder.path, $0.handOver, nil) } + refused.map { object($0.source, $0.handOver, $0.flaw) })
  }

  /// Per cut-off date who reported of whom, and what it adds up to.
  func sentences(_ language: Language) -> [String] {
    let loaded = loaded.map(\.handOver)
    return Set(loaded.map(\.cutOff)).sorted().map { day in
      let packages = loaded.filter { $0.cutOff == day }
      let all = expected.map { language(" von \($0.count)", " of \($0.count)") } ?? ""
      let silent = expected.map { expected in
        let known = Set(packages.map(\.municipality))
        let refusedHere = Set(
          refused.filter { $0.handOver?.cutOff ?? day == day }.compactMap(\.handOver?.municipality))
        return expected.count { !known.contains($0.key) && !refusedHere.contains($0.key) }
      }
      let completed = packages.map(\.completed).reduce(0, +)
      let denominator = packages.map(\.denominator).reduce(0, +)
      return language(
        "Stichtag \(day.text(.de)): gemeldete Kommunen: \(packages.count)\(all)"
          + (silent.map { ", ohne Meldung: \($0)" } ?? "") + "; umgesetzt \(completed) von \(denominator).",
        "Cut-off date \(day): municipalities reported: \(packages.count)\(all)"
          + (silent.map { ", silent: \($0)" } ?? "") + "; completed \(completed) of \(denominator).")
    }
  }
}
