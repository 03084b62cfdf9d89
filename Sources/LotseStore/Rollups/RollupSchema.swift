internal import LotseBasics
internal import LotseModel

/// The tables of a roll-up of many cities, the same in every engine; docs/rollup.sql shows them whole.
public enum RollupSchema {
  public enum Engine: Sendable { case sqlite, postgreSQL }

  /// "LOTR", by which a roll-up in SQLite is told from the file of a city.
  static let applicationID = 0x4C4F_5452

  /// That a planned end has passed and nobody reported the end (rule of counting 2).
  static let late =
    "status IN \(Status.sql { $0.isOpen && $0 != .onHold && $0 != .continuous }) AND planned_end < cut_off"

  /// Into how many partitions PostgreSQL divides the sub-projects, by municipality.
  static let partitions = 16

  /// The tables without their indexes, in the order in which they can be created.
  public static func tables(_ engine: Engine) -> String {
    let day = engine == .sqlite ? "TEXT" : "date"
    let large = engine == .sqlite ? "INTEGER" : "bigint"
    let strict = engine == .sqlite ? " STRICT" : ""
    let columns = HandOverColumn.all.map { column in
      let type =
        switch column.form {
        case .text, .word: "text"
        case .day: day
        case .count: large
        case .list: engine == .sqlite ? "text" : "jsonb"
        }
      return "  \(column.name) \(engine == .sqlite ? type.uppercased() : type)\(column.isRequired ? " NOT NULL" : "")"
    }
    let text = engine == .sqlite ? "TEXT" : "text"
    let divided = engine == .sqlite ? " STRICT, WITHOUT ROWID" : " PARTITION BY HASH (municipality)"
    return """
      CREATE TABLE municipality (
        municipality \(text) NOT NULL PRIMARY KEY,
        name \(text) NOT NULL,
        is_expected \(large) NOT NULL
      )\(strict);
      CREATE TABLE package (
        municipality \(text) NOT NULL,
        cut_off \(day) NOT NULL,
        name \(text) NOT NULL,
        audience \(text) NOT NULL,
        change \(large) NOT NULL,
        chain \(text) NOT NULL,
        stock \(large) NOT NULL,
        completed \(large) NOT NULL,
        denominator \(large) NOT NULL,
        sha256 \(text) NOT NULL,
        notice \(text),
        source \(text) NOT NULL,
        PRIMARY KEY (municipality, cut_off)
      )\(strict);
      CREATE TABLE refused (
        source \(text) NOT NULL PRIMARY KEY,
        municipality \(text),
        cut_off \(day),
        flaw \(text) NOT NULL,
        said \(text) NOT NULL
      )\(strict);
      CREATE TABLE label (
        municipality \(text) NOT NULL,
        cut_off \(day) NOT NULL,
        kind \(text) NOT NULL,
        key \(text) NOT NULL,
        de \(text) NOT NULL,
        en \(text) NOT NULL,
        PRIMARY KEY (municipality, cut_off, kind, key)
      )\(strict);
      CREATE TABLE sub_project (
      \(columns.joined(separator: ",\n")),
        PRIMARY KEY (municipality, cut_off, number)
      )\(divided);

      """
        + (engine == .sqlite
          ? ""
          : (0..<partitions).map { place in
            "CREATE TABLE sub_project_\(place) PARTITION OF sub_project FOR VALUES WITH (MODULUS \(partitions), REMAINDER \(place));\n"
          }.joined())
  }

  /// What answers the questions of a state quickly, made when all rows are there, and the views.
  public static func views(_ engine: Engine) -> String {
    let figures = """
      count(*) FILTER (WHERE status = 'completed') AS completed,
        count(*) FILTER (WHERE status NOT IN \(Status.sql { !$0.isCounted })) AS denominator,
        count(*) AS stock,
        count(*) FILTER (WHERE \(late)) AS overdue
      """
    return """
      CREATE INDEX sub_project_counted ON sub_project (cut_off, municipality, field, kind, status, light, planned_end);
      CREATE VIEW progress AS
        SELECT municipality, cut_off, \(figures)
        FROM sub_project GROUP BY municipality, cut_off;
      CREATE VIEW field_progress AS
        SELECT municipality, cut_off, field, \(figures)
        FROM sub_project GROUP BY municipality, cut_off, field;
      CREATE VIEW participation AS
        SELECT d.cut_off, m.municipality, m.name, m.is_expected,
          CASE WHEN p.municipality IS NOT NULL THEN 'reported'
            WHEN EXISTS (SELECT 1 FROM refused r WHERE r.municipality = m.municipality
              AND (r.cut_off IS NULL OR r.cut_off = d.cut_off)) THEN 'refused'
            ELSE 'silent' END AS state
        FROM municipality m
        CROSS JOIN (SELECT DISTINCT cut_off FROM package) d
        LEFT JOIN package p ON p.municipality = m.municipality AND p.cut_off = d.cut_off
        WHERE p.municipality IS NOT NULL OR m.is_expected = 1
          OR EXISTS (SELECT 1 FROM refused r WHERE r.municipality = m.municipality
            AND (r.cut_off IS NULL OR r.cut_off = d.cut_off));

      """
  }
}
