// swift-tools-version: 6.2
import PackageDescription

/// What holds for every target of ours: imports are internal unless said otherwise, and a warning is an error.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "lotse-package",
  products: [.executable(name: "lotse", targets: ["lotse"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "LotseModel", swiftSettings: house),
    .target(name: "LotseReports", dependencies: ["LotseModel"], swiftSettings: house),
    .target(
      name: "LotseStore",
      dependencies: [
        "LotseModel",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: house),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"])]),
    .target(
      name: "LotseDocuments",
      dependencies: [
        "LotseModel", "LotseReports", "CExpat", "CMinizip", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"), .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: house),
    .target(
      name: "LotseCommands",
      dependencies: [
        "LotseModel", "LotseReports", "LotseStore", "LotseDocuments",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .executableTarget(name: "lotse", dependencies: ["LotseCommands"], swiftSettings: house),

    .target(name: "TestSupport", dependencies: ["LotseModel"], path: "Tests/TestSupport", swiftSettings: house),
    .testTarget(name: "LotseModelTests", dependencies: ["LotseModel", "TestSupport"], swiftSettings: house),
    .testTarget(name: "LotseReportsTests", dependencies: ["LotseReports", "TestSupport"], swiftSettings: house),
    .testTarget(
      name: "LotseStoreTests",
      dependencies: ["LotseStore", "LotseReports", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: house),
    .testTarget(
      name: "LotseDocumentsTests", dependencies: ["LotseDocuments", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: house),
    .testTarget(
      name: "LotseCommandsTests",
      dependencies: [
        "LotseCommands", "LotseStore", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: house),
    .testTarget(
      name: "EndToEndTests", dependencies: ["lotse", "TestSupport"],
      exclude: ["Fixtures", "Transcripts", "recount.py", "fill.py", "figures.py", "unpack.py"],
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
