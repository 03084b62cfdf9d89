/// Those that compare two states.
extension CouncilQueries {
  static let changes: [(name: String, query: String)] = [
    (
      "Nenner-Brücke / scope bridge",
      """
      WITH \(permitted), \(permittedBefore), earlier AS (
        SELECT number, field, status NOT IN ('cancelled', 'merged', 'continuous') AS counted,
          number IN permitted_before AS shown
        FROM sub_project_version WHERE from_change <= :since AND (until_change IS NULL OR until_change > :since)
      ), later AS (
        SELECT number, field, status, status NOT IN ('cancelled', 'merged', 'continuous') AS counted,
          number IN permitted AS shown
        FROM sub_project_version WHERE from_change <= :change AND (until_change IS NULL OR until_change > :change)
      ), before AS (
        SELECT 'total' AS bridge, number, counted, iif(shown, 'total', '') AS place FROM earlier
        UNION ALL SELECT 'field', number, counted, iif(shown, field, '') FROM earlier
      ), after AS (
        SELECT 'total' AS bridge, number, status, counted, iif(shown, 'total', '') AS place FROM later
        UNION ALL SELECT 'field', number, status, counted, iif(shown, field, '') FROM later
      ), step (bridge, place, step, number) AS (
        SELECT bridge, place, 'start', number FROM before WHERE counted
        UNION ALL SELECT bridge, place, 'end', number FROM after WHERE counted
        UNION ALL SELECT bridge, place, 'added', number FROM after WHERE number NOT IN (SELECT number FROM before)
        UNION ALL
        SELECT bridge, after.place, iif(before.place = '' AND after.place <> '', 'moved_in', 'reopened'), number
          FROM after JOIN before USING (bridge, number) WHERE NOT before.counted AND after.counted
        UNION ALL SELECT bridge, after.place, 'moved_in', number FROM after JOIN before USING (bridge, number)
          WHERE before.counted AND before.place <> after.place
        UNION ALL SELECT bridge, before.place, 'moved_out', number FROM after JOIN before USING (bridge, number)
          WHERE before.counted AND before.place <> after.place
        UNION ALL
        SELECT bridge, after.place, CASE status WHEN 'continuous' THEN 'made_continuous' ELSE status END, number
          FROM after LEFT JOIN before USING (bridge, number) WHERE NOT after.counted AND ifnull(before.counted, 1)
        UNION ALL SELECT bridge, place, 'withdrawn', number FROM before
          WHERE counted AND number NOT IN (SELECT number FROM after)
      )
      \(numbersOfSteps)
      """
    ),
    (
      "Zähler-Brücke / completion bridge",
      """
      WITH \(permitted), \(permittedBefore), earlier AS (
        SELECT number, field, status = 'completed' AS done, number IN permitted_before AS shown FROM sub_project_version
        WHERE from_change <= :since AND (until_change IS NULL OR until_change > :since)
      ), later AS (
        SELECT number, field, status = 'completed' AS done, number IN permitted AS shown FROM sub_project_version
        WHERE from_change <= :change AND (until_change IS NULL OR until_change > :change)
      ), before AS (
        SELECT 'total' AS bridge, number, done, iif(shown, 'total', '') AS place FROM earlier
        UNION ALL SELECT 'field', number, done, iif(shown, field, '') FROM earlier
      ), after AS (
        SELECT 'total' AS bridge, number, done, iif(shown, 'total', '') AS place FROM later
        UNION ALL SELECT 'field', number, done, iif(shown, field, '') FROM later
      ), step (bridge, place, step, number) AS (
        SELECT bridge, place, 'start', number FROM before WHERE done
        UNION ALL SELECT bridge, place, 'end', number FROM after WHERE done
        UNION ALL SELECT bridge, after.place, iif(before.place = '' AND after.place <> '', 'moved_in', 'completed'), number
          FROM after LEFT JOIN before USING (bridge, number) WHERE after.done AND NOT ifnull(before.done, 0)
        UNION ALL SELECT bridge, after.place, 'moved_in', number FROM after JOIN before USING (bridge, number)
          WHERE after.done AND before.done AND before.place <> after.place
        UNION ALL SELECT bridge, before.place, 'moved_out', number FROM after JOIN before USING (bridge, number)
          WHERE after.done AND before.done AND before.place <> after.place
        UNION ALL SELECT bridge, before.place, iif(before.place <> '' AND after.place = '', 'moved_out', 'corrected'), number
          FROM after JOIN before USING (bridge, number)
          WHERE before.done AND NOT after.done
        UNION ALL SELECT bridge, place, 'withdrawn', number FROM before
          WHERE done AND number NOT IN (SELECT number FROM after)
      )
      \(numbersOfSteps)
      """
    ),
    (
      "Abgeschlossen, neu, ruhend / completed, added, left",
      """
      WITH \(permitted), \(permittedBefore), earlier AS (
        SELECT number, status, number IN permitted_before AS shown
        FROM sub_project_version WHERE from_change <= :since AND (until_change IS NULL OR until_change > :since)
      )
      SELECT format('TP-%04d', later.number) AS number, earlier.status AS from_status, later.status AS to_status
      FROM sub_project_version later LEFT JOIN earlier ON earlier.number = later.number
      WHERE from_change <= :change AND (until_change IS NULL OR until_change > :change)
        AND later.number IN permitted
        AND (earlier.number IS NULL OR (earlier.shown AND earlier.status <> later.status))
      ORDER BY later.number;
      """
    ),
    (
      "Ampelwechsel / light changes",
      """
      WITH \(permitted), \(permittedBefore), threshold AS (
        SELECT moment.change, ifnull((SELECT value FROM configuration_version
          WHERE section = 'threshold' AND key = 'rating-expires' AND from_change <= moment.change
            AND (until_change IS NULL OR until_change > moment.change)), 28) + 0 AS days
        FROM (SELECT :change AS change UNION SELECT :since) moment
      ), lit AS (
        SELECT moment.change, v.number,
          CASE WHEN julianday(moment.day) - julianday(v.rated_on) > threshold.days THEN 'grey' ELSE v.light END AS light
        FROM (SELECT :change AS change, :day AS day UNION SELECT :since, :since_day) moment
        JOIN threshold ON threshold.change = moment.change
        JOIN sub_project_version v ON v.from_change <= moment.change
          AND (v.until_change IS NULL OR v.until_change > moment.change)
          AND v.status NOT IN ('completed', 'cancelled', 'merged')
      )
      SELECT format('TP-%04d', later.number) AS number, earlier.light AS light_before, later.light AS light_now
      FROM lit later JOIN lit earlier ON earlier.number = later.number
      WHERE later.change = :change AND earlier.change = :since AND earlier.light <> later.light
        AND later.number IN permitted AND earlier.number IN permitted_before
      ORDER BY later.number;
      """
    ),
  ]
}
