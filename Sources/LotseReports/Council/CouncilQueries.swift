public import LotseBasics

/// The queries that recount a council paper, as docs/counting.md states them: a paper carries them, so that nobody needs
/// Lotse to recount it.
public enum CouncilQueries {
  /// As a script for the `sqlite3` shell. The parameters are SQL, by name.
  public static func script(_ parameters: [(name: String, value: String)], _ language: Language) -> String {
    let head = language(
      "-- Rechnet die Zahlen der Vorlage nach: sqlite3 -readonly -box strategie.db < lotse.sql",
      "-- Recounts the figures of the paper: sqlite3 -readonly -box strategie.db < lotse.sql")
    return
      ([head, ".parameter init"] + parameters.map { ".parameter set :\($0.name) \"\($0.value)\"" }
      + all.map { ".print\n.print '\($0.name)'\n\($0.query)" }).joined(separator: "\n") + "\n"
  }

  static var all: [(name: String, query: String)] { state + changes }

  /// What the audience may read, on the day on which the paper is made and before.
  static let permitted = readable("permitted")
  static let permittedBefore = readable("permitted_before")

  private static func readable(_ name: String) -> String {
    """
    \(name) AS (
      SELECT number FROM sub_project_version
      WHERE from_change <= :\(name) AND (until_change IS NULL OR until_change > :\(name))
        AND visibility IN ('public', iif(:audience = 'public', 'public', 'council'))
    )
    """
  }

  /// After how many days a rating counts as grey.
  private static let threshold = """
    threshold AS (
      SELECT ifnull((SELECT value FROM configuration_version
        WHERE section = 'threshold' AND key = 'rating-expires'
          AND from_change <= :change AND (until_change IS NULL OR until_change > :change)), 28) + 0 AS days
    )
    """

  /// The end of the query of a bridge.
  static let numbersOfSteps = """
    SELECT bridge, place, step, count(*) AS count, group_concat(format('TP-%04d', number), ', ') AS numbers
    FROM (SELECT * FROM step WHERE place <> '' ORDER BY step.number) GROUP BY bridge, place, step ORDER BY 1, 2, 3;
    """

  private static let state: [(name: String, query: String)] = [
    (
      "Von wie vielen / of how many",
      """
      WITH \(permitted)
      SELECT count(*) FILTER (WHERE number IN permitted) AS shown,
        count(*) AS stock
      FROM sub_project_version WHERE from_change <= :change AND (until_change IS NULL OR until_change > :change);
      """
    ),
    (
      "Stand je Themenfeld / progress per field",
      """
      WITH \(permitted), item AS (
        SELECT * FROM sub_project_version
        WHERE from_change <= :change AND (until_change IS NULL OR until_change > :change)
          AND number IN permitted
      ), \(threshold), lit AS (
        SELECT item.*, status NOT IN ('completed', 'cancelled', 'merged') AS is_open,
          CASE WHEN julianday(:day) - julianday(rated_on) > days THEN 'grey' ELSE light END AS light_now
        FROM item, threshold
      ), known AS (
        SELECT key, position FROM configuration_version
        WHERE section = 'field' AND from_change <= :change AND (until_change IS NULL OR until_change > :change)
      )
      SELECT known.key, count(number) AS stock, count(*) FILTER (WHERE status = 'completed') AS completed,
        count(*) FILTER (WHERE status NOT IN ('cancelled', 'merged', 'continuous')) AS denominator,
        count(*) FILTER (WHERE status = 'completed') * 100
          / nullif(count(*) FILTER (WHERE status NOT IN ('cancelled', 'merged', 'continuous')), 0) AS percent,
        count(*) FILTER (WHERE is_open) AS open,
        count(*) FILTER (WHERE is_open AND light_now = 'red') AS red,
        count(*) FILTER (WHERE is_open AND light_now = 'yellow') AS yellow,
        count(*) FILTER (WHERE is_open AND light_now = 'green') AS green,
        count(*) FILTER (WHERE is_open AND light_now = 'grey') AS grey,
        count(*) FILTER (WHERE is_open AND status NOT IN ('on-hold', 'continuous') AND planned_end < :day) AS overdue
      FROM known LEFT JOIN lit ON lit.field = known.key
      GROUP BY known.key ORDER BY known.position;
      """
    ),
    (
      "Reifegrad / maturity",
      """
      WITH \(permitted)
      SELECT iif(is_assessed, maturity_model, NULL) AS model, iif(is_assessed, maturity_level, NULL) AS level,
        count(*) AS count
      FROM (SELECT *, maturity_model IS NOT NULL AND maturity_level IS NOT NULL AND maturity_on IS NOT NULL
          AND maturity_basis IS NOT NULL AS is_assessed FROM sub_project_version)
      WHERE from_change <= :change AND (until_change IS NULL OR until_change > :change)
        AND number IN permitted
        AND kind = 'ozg-service' AND status NOT IN ('cancelled', 'merged', 'continuous')
      GROUP BY 1, 2 ORDER BY 1, 2;
      """
    ),
    (
      "Abschlüsse je Quartal / completed per quarter",
      """
      WITH \(permitted), item AS (
        SELECT * FROM sub_project_version
        WHERE from_change <= :change AND (until_change IS NULL OR until_change > :change)
          AND number IN permitted
          AND status NOT IN ('cancelled', 'merged', 'continuous')
      ), dated (day, is_completion) AS (
        SELECT actual_end, 1 FROM item WHERE status = 'completed'
        UNION ALL SELECT planned_end, 0 FROM item
      ), placed AS (
        SELECT strftime('%Y', day) * 4 + (strftime('%m', day) - 1) / 3 AS quarter, is_completion FROM dated
        WHERE day IS NOT NULL
      ), last AS (SELECT strftime('%Y', :day) * 4 + (strftime('%m', :day) - 1) / 3 AS quarter)
      SELECT format('%d-Q%d', placed.quarter / 4, placed.quarter % 4 + 1) AS quarter,
        sum(is_completion) AS completed, count(*) - sum(is_completion) AS planned
      FROM placed, last WHERE placed.quarter <= last.quarter AND placed.quarter > last.quarter - 40
      GROUP BY placed.quarter ORDER BY placed.quarter;
      """
    ),
    (
      "Abweichungen / deviations",
      """
      WITH \(permitted), \(threshold), lit AS (
        SELECT *, CASE WHEN julianday(:day) - julianday(rated_on) > days THEN 'grey' ELSE light END AS light_now,
          CASE WHEN planned_end < :day AND status NOT IN ('on-hold', 'continuous') THEN 'red'
            WHEN status <> 'on-hold' AND EXISTS (SELECT 1 FROM json_each(milestones) m
              WHERE json_extract(m.value, '$.done_on') IS NULL AND json_extract(m.value, '$.due') < :day) THEN 'yellow'
          END AS proposed
        FROM sub_project_version, threshold
        WHERE from_change <= :change AND (until_change IS NULL OR until_change > :change)
          AND number IN permitted
          AND status NOT IN ('completed', 'cancelled', 'merged')
      )
      SELECT format('TP-%04d', number) AS number, light_now AS light, proposed, ifnull(proposed = 'red', 0) AS is_overdue
      FROM lit
      WHERE light_now IN ('red', 'yellow') OR proposed IS NOT NULL
      ORDER BY CASE light_now WHEN 'red' THEN 0 WHEN 'yellow' THEN 1 ELSE 2 END,
        light_now NOT IN ('red', 'yellow') AND proposed = 'yellow', lit.number;
      """
    ),
    (
      "Ausblick / outlook",
      """
      WITH \(permitted)
      SELECT format('TP-%04d', number) AS number, planned_end FROM sub_project_version
      WHERE from_change <= :change AND (until_change IS NULL OR until_change > :change)
        AND number IN permitted
        AND status NOT IN ('completed', 'cancelled', 'merged', 'on-hold')
        AND planned_end > :day AND planned_end <= date(:day, '+120 days')
      ORDER BY planned_end, sub_project_version.number;
      """
    ),
    (
      "Finanzielle Auswirkungen / financial effects",
      """
      WITH \(permitted)
      SELECT field, count(*) AS count, total(budget_planned) AS planned, total(budget_spent) AS spent
      FROM sub_project_version
      WHERE from_change <= :change AND (until_change IS NULL OR until_change > :change)
        AND number IN permitted
        AND (budget_planned IS NOT NULL OR budget_spent IS NOT NULL)
      GROUP BY field;
      """
    ),
    (
      "Beschlusskontrolle / decisions",
      """
      WITH told AS (
        SELECT number FROM decision_version
        WHERE from_change <= :since AND (until_change IS NULL OR until_change > :since)
          AND committee = :committee AND decided_on <= :since_day AND done_on <= :since_day
          AND part IN ('public', iif(:audience = 'public', 'public', 'nonpublic'))
      )
      SELECT number, CASE
          WHEN done_on <= :day AND number IN told THEN 'settled'
          WHEN done_on <= :day THEN 'done' WHEN due_on <= :day THEN 'due' ELSE 'open' END AS state
      FROM decision_version
      WHERE from_change <= :records AND (until_change IS NULL OR until_change > :records)
        AND committee = :committee AND decided_on <= :day
        AND part IN ('public', iif(:audience = 'public', 'public', 'nonpublic'))
      ORDER BY ifnull(due_on, decided_on), decision_version.number;
      """
    ),
    (
      "Ohne Tag des Abschlusses / without a day of completion",
      """
      WITH \(permitted)
      SELECT count(*) AS undated FROM sub_project_version
      WHERE from_change <= :change AND (until_change IS NULL OR until_change > :change)
        AND number IN permitted AND status = 'completed' AND actual_end IS NULL;
      """
    ),
  ]
}
