// swift-tools-version: 6.2
import PackageDescription

/// What holds for every target of ours: imports are internal unless said otherwise, and a warning is an error.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

/// Compiled in batches and not as one whole, so that what comes last keeps every core busy, and one changed file is soon
/// there. The compiler remarks that it then has no use for the threads that the package manager offers.
let inBatches = ["-no-whole-module-optimization", "-enable-batch-mode"]
/// Tests are compiled once and run once, so nothing is gained by optimising them.
let tried = house + [.unsafeFlags(["-Onone"] + inBatches, .when(configuration: .release))]
/// The command line takes longest to optimise and gains least by it: built for the tests (see Makefile) it goes without.
let spoken =
  Context.environment["LOTSE_TESTS"] == nil
  ? house + [.unsafeFlags(inBatches, .when(configuration: .release))] : tried

/// A target of the house and what it may use; docs/house draws CONTRIBUTING.md from these lines and their comments.
func room(_ name: String, on below: [Target.Dependency], _ settings: [SwiftSetting] = house) -> Target {
  .target(name: name, dependencies: below, swiftSettings: settings)
}

/// The tests of a room, with what they need from others.
func tests(of room: String, with others: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: room + "Tests", dependencies: [.byName(name: room), "TestSupport"] + others, exclude: exclude,
    swiftSettings: tried)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
/// SQLite itself, as GRDB links it: verification reads what is stored byte by byte.
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
/// Its core alone, which speaks HTTP/1, and what its interface is written in.
let hummingbird: [Target.Dependency] = [
  .product(name: "HummingbirdCore", package: "hummingbird"), .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
  .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Logging", package: "swift-log"),
]
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// From which commit it is built, where whoever builds says so (see Makefile): one file in C knows it, so that another commit
/// compiles nothing else anew.
let build = Context.environment["LOTSE_BUILD"].map { [CSetting.define("LOTSE_BUILD", to: "\"\($0)\"")] } ?? []

let package = Package(
  name: "lotse-package",
  products: [.executable(name: "lotse", targets: ["lotse"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // What Hummingbird's interface is written in, as it brings them along.
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
  ],
  targets: [
    // What every part speaks in: day, week, instant, money, text, language, JSON, hashes.
    room("LotseBasics", on: ["CNettle"]),
    // The domain: sub-project, field, unit, workflow, traffic light, maturity, configuration, and the words for them.
    room("LotseModel", on: ["LotseBasics"]),
    // Cells in, cells out: CSV, JSON, XLSX, ODS, zip, XML. Knows no sub-project.
    room("LotseSheets", on: ["LotseBasics", "CExpat", "CMinizip"]),
    // Documents: text, Markdown, HTML, ODT, DOCX, PDF, mail, charts, outlines. Knows no sub-project.
    room("LotsePapers", on: ["LotseBasics", "LotseSheets", mustache]),
    // Counting: recorded states to report values, each report's words and layout beside it. Pure functions.
    room("LotseReports", on: ["LotseBasics", "LotseModel", "LotseSheets", "LotsePapers"]),
    // What goes in and out: import, export, update sheets, OZG catalogue, open data, configuration files.
    room("LotseExchange", on: ["LotseBasics", "LotseModel", "LotseSheets", yams]),
    // SQLite: schema, versions, chain, queries. GRDB is seen here and nowhere else.
    room("LotseStore", on: ["LotseBasics", "LotseModel", grdb, sqlite]),
    // Requests in, responses out, over HTTP: limits, headers, who may post. Hummingbird is seen here and nowhere else.
    room("LotseServer", on: ["LotseBasics"] + hummingbird),
    // The command line: one file per command, the world outside, sentences for every failure.
    room(
      "LotseCommands",
      on: [
        "LotseBasics", "LotseModel", "LotseSheets", "LotsePapers", "LotseReports", "LotseExchange", "LotseStore",
        "LotseServer", "CBuild", "CXattr", argumentParser,
      ], spoken),
    .executableTarget(name: "lotse", dependencies: ["LotseCommands"], swiftSettings: house),
    .target(name: "CBuild", cSettings: build),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"])]),
    .systemLibrary(name: "CXattr"),

    .target(
      name: "TestSupport", dependencies: ["LotseBasics", "LotseModel", "LotseSheets", "LotsePapers"],
      path: "Tests/TestSupport", swiftSettings: house),
    tests(of: "LotseBasics", with: ["LotseModel"]),
    tests(of: "LotseModel", with: ["LotseBasics"]),
    tests(of: "LotseSheets", with: ["LotseBasics", "LotseModel"], exclude: ["Fixtures"]),
    tests(of: "LotsePapers", with: ["LotseBasics", "LotseModel", "LotseSheets", "LotseReports"]),
    tests(of: "LotseReports", with: ["LotseBasics", "LotseModel", "LotseSheets", "LotsePapers"]),
    tests(of: "LotseExchange", with: ["LotseBasics", "LotseModel", "LotseSheets"]),
    tests(of: "LotseStore", with: ["LotseBasics", "LotseModel", "LotseReports", grdb]),
    tests(of: "LotseServer", with: ["LotseBasics"]),
    tests(
      of: "LotseCommands",
      with: ["LotseBasics", "LotseModel", "LotseSheets", "LotsePapers", "LotseStore", argumentParser]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["lotse", "LotseBasics", "LotseModel", "TestSupport"],
      exclude: [
        "Fixtures", "Lists", "Transcripts", "recount.py", "press.py", "fill.py", "figures.py", "unpack.py", "screen.py",
      ],
      swiftSettings: tried),
  ],
  swiftLanguageModes: [.v6]
)
