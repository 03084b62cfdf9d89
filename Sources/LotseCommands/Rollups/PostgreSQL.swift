internal import Glibc
internal import LotseBasics
internal import LotseModel
internal import LotseStore

/// A PostgreSQL database into which packages are loaded through `psql`: one transaction, so that it holds the whole or what
/// it held before.
final class PostgreSQL: RollupTarget {
  private let psql: PipedProgram
  private var packages: [(handOver: HandOver, source: String)] = []

  /// The schema in the database that is Lotse's alone, and the comment by which it is known again.
  static let schema = "lotse"
  static let mark = "Lotse roll-up"

  /// The program that loads into an address. Throws a failure where it is no address, or holds a password.
  static func program(for address: String, _ world: World) throws -> String {
    guard address.hasPrefix("postgresql://") || address.hasPrefix("postgres://") else {
      throw Failure(
        .usage,
        Phrase(
          "--engine: „\(address)“ ist keine Adresse von PostgreSQL.",
          "--engine: \"\(address)\" is not an address of PostgreSQL."),
        hint: Phrase(
          "So: postgresql://stand@db.example.org/land.", "Like this: postgresql://stand@db.example.org/state."))
    }
    // Everybody on the machine sees the arguments of a program.
    let authority = address.drop { $0 != "/" }.dropFirst(2).prefix { !"/?".contains($0) }
    guard !authority.prefix(while: { $0 != "@" }).contains(":") || !authority.contains("@"),
      !address.lowercased().contains("password=")
    else {
      throw Failure(
        .usage,
        Phrase(
          "--engine: Ein Passwort gehört nicht in die Adresse.",
          "--engine: A password does not belong into the address."),
        hint: Phrase("In ~/.pgpass hinterlegen; psql liest es dort.", "Keep it in ~/.pgpass; psql reads it there."))
    }
    guard let program = world.program("psql") else {
      throw Failure(
        .notFound, Phrase("Das Programm psql ist nicht installiert.", "The program psql is not installed."),
        hint: Phrase("Unter Debian: apt install postgresql-client.", "On Debian: apt install postgresql-client."))
    }
    return program
  }

  init(_ address: String, _ world: World) throws {
    let program = try PostgreSQL.program(for: address, world)
    var environment = [
      "PATH": world.programFolders, "LC_ALL": "C.UTF-8", "PGCLIENTENCODING": "UTF8", "PGAPPNAME": "lotse",
    ]
    environment["HOME"] = world.environment["HOME"]
    do {
      psql = try PipedProgram(
        program, ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", address], environment: environment)
    } catch {
      throw Failure(
        .inputOutput, Phrase("psql läuft nicht (\(error.words.de)).", "psql does not run (\(error.words.en))."),
        hint: Phrase("psql allein versuchen.", "Try psql alone."))
    }
    let schema = PostgreSQL.schema
    try send(
      """
      BEGIN;
      SET client_min_messages = warning;
      DO $lotse$ BEGIN
        IF EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = '\(schema)' AND obj_description(oid, 'pg_namespace') IS DISTINCT FROM '\(PostgreSQL.mark)') THEN
          RAISE EXCEPTION 'LOTSE: schema \(schema) is not Lotse''s';
        END IF;
        DROP SCHEMA IF EXISTS \(schema) CASCADE;
      END $lotse$;
      CREATE SCHEMA \(schema);
      COMMENT ON SCHEMA \(schema) IS '\(PostgreSQL.mark)';
      SET search_path = \(schema);
      \(RollupSchema.tables(.postgreSQL))
      COPY sub_project FROM STDIN;

      """)
  }

  func take(_ handOver: HandOver, _ rows: HandedOverRows, from source: String) throws {
    packages.append((handOver, source))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.bytes.count)
    for (place, cell) in rows.cells.enumerated() {
      switch cell {
      case .text(let from, let to): PostgreSQL.write(rows.bytes[Int(from)..<Int(to)], to: &bytes)
      case .count(let number): bytes += String(number).utf8
      case .none: bytes += "\\N".utf8
      }
      bytes.append((place + 1).isMultiple(of: HandedOverRows.width) ? UInt8(ascii: "\n") : UInt8(ascii: "\t"))
    }
    try send(bytes)
  }

  func finish(_ municipalities: [Municipality], _ refused: [RefusedPackage]) throws {
    try send("\\.\n")
    try copy("municipality", municipalities.map { [.string($0.key), .string($0.name), .int($0.isExpected ? 1 : 0)] })
    try copy(
      "package",
      packages.map { handOver, source in
        [
          .string(handOver.municipality), JSONValue(handOver.cutOff), .string(handOver.name),
          .string(handOver.audience.rawValue), .int(handOver.change), .string(handOver.chain), .int(handOver.stock),
          .int(handOver.completed), .int(handOver.denominator), .string(handOver.sha256), JSONValue(handOver.notice),
          .string(source),
        ]
      })
    try copy(
      "refused",
      refused.map {
        [
          .string($0.source), JSONValue($0.municipality), JSONValue($0.cutOff), .string($0.flaw), .string($0.said),
        ]
      })
    try copy(
      "label",
      packages.flatMap { handOver, _ in
        [("field", handOver.fields), ("unit", handOver.units)].flatMap { kind, labels in
          labels.map { label -> [JSONValue] in
            [
              .string(handOver.municipality), JSONValue(handOver.cutOff), .string(kind), .string(label.key),
              .string(label.label.de), .string(label.label.en),
            ]
          }
        }
      })
    try send("\(RollupSchema.views(.postgreSQL))COMMIT;\nANALYZE \(PostgreSQL.schema).sub_project;\n")
    try psql.end(orThrow: PostgreSQL.failure)
  }

  private func copy(_ table: String, _ rows: [[JSONValue]]) throws {
    var bytes = Array("COPY \(table) FROM STDIN;\n".utf8)
    for row in rows { PostgreSQL.write(row, to: &bytes) }
    try send(bytes + Array("\\.\n".utf8))
  }

  private func send(_ text: String) throws { try send(Array(text.utf8)) }

  private func send(_ bytes: [UInt8]) throws {
    // Why it reads no more, it says itself.
    if !psql.write(bytes) { try psql.end(orThrow: PostgreSQL.failure) }
  }

  /// A row as COPY reads it: fields parted by tabs, what has a meaning of its own behind a backslash.
  private static func write(_ row: [JSONValue], to bytes: inout [UInt8]) {
    for (place, value) in row.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: "\t")) }
      switch value {
      case .string(let text): PostgreSQL.write(text.utf8, to: &bytes)
      case .int(let number): bytes += String(number).utf8
      default: bytes += "\\N".utf8
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// A text as COPY reads it.
  private static func write(_ text: some Collection<UInt8>, to bytes: inout [UInt8]) {
    // Nearly none holds anything that has a meaning.
    guard text.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else { return bytes += text }
    for byte in text {
      switch byte {
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      default: bytes.append(byte)
      }
    }
  }

  private static func failure(_ said: String) -> Failure {
    if said.contains("LOTSE: schema") {
      return Failure(
        .cannotCreate,
        Phrase(
          "Das Schema „\(schema)“ der Datenbank ist nicht von Lotse und bleibt, wie es ist.",
          "The schema \"\(schema)\" of the database is not Lotse's and stays as it is."),
        hint: Phrase("Eine andere Datenbank nennen.", "Name another database."))
    }
    let line = Text.seen(String(said.split(separator: "\n").first ?? "–"))
    return Failure(
      .inputOutput, Phrase("PostgreSQL nimmt nichts an: \(line)", "PostgreSQL takes nothing: \(line)"),
      hint: Phrase(
        "Adresse und Rechte mit psql prüfen; die Datenbank ist unverändert.",
        "Check address and rights with psql; the database is unchanged."))
  }
}
