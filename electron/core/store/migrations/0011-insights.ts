import type { Migration } from './migrate.ts';

/** A quarter of an hour in the unit of positions: every time zone in use stands a whole number of them off UTC. */
const SLOT = 900_000_000;
const LAST = '9223372036854775807';

const isCounted = (row: string) =>
  `(${row}.type <> 'reaction' AND ${row}.status IN ('received', 'sent', 'delivered', 'read', 'failed'))`;
const isAsking = (row: string) => `(${row}.direction = 'in' AND ${row}.type <> 'reaction')`;
const isAnswer = (row: string) =>
  `(${row}.direction = 'out' AND ${row}.type <> 'reaction' AND ${row}.status IN ('sent', 'delivered', 'read'))`;

const count = (row: string) => `
  INSERT INTO message_counts (slot, status, count)
    SELECT ${row}.position / ${SLOT}, ${row}.status, 1 WHERE ${isCounted(row)}
    ON CONFLICT (slot, status) DO UPDATE SET count = count + 1;`;
const uncount = (row: string) => `
  UPDATE message_counts SET count = count - 1
    WHERE slot = ${row}.position / ${SLOT} AND status = ${row}.status AND ${isCounted(row)};`;

/** The position of the first or last answer in a row's thread that lies `where`; null: there is none. */
const answer = (row: string, edge: 'MAX' | 'MIN', where: string) => `
  (SELECT ${edge}(a.position) FROM messages AS a
   WHERE a.person_id = ${row}.person_id AND a.position ${where} AND ${isAnswer('a')})`;

/** Works out anew what lies between the answers around a row's place, whether the row came, went or changed. */
const rebuild = (row: string) => `
  DELETE FROM waits WHERE person_id = ${row}.person_id
    AND began > COALESCE(${answer(row, 'MAX', `< ${row}.position`)}, -1)
    AND began <= COALESCE(${answer(row, 'MIN', `> ${row}.position`)}, ${LAST});
  INSERT INTO waits (person_id, began, answered)
    SELECT ${row}.person_id, began, answered FROM (
      SELECT answered, (
        SELECT MIN(m.position) FROM messages AS m WHERE m.person_id = ${row}.person_id AND ${isAsking('m')}
          AND m.position > span.after AND m.position <= COALESCE(span.answered, ${LAST})) AS began
      FROM (
        SELECT COALESCE(${answer(row, 'MAX', `< ${row}.position`)}, -1) AS after,
          ${answer(row, 'MIN', `>= ${row}.position`)} AS answered
        UNION ALL
        SELECT ${row}.position, ${answer(row, 'MIN', `> ${row}.position`)}
        WHERE ${answer(row, 'MAX', `= ${row}.position`)} IS NOT NULL
      ) AS span
    ) WHERE began IS NOT NULL;`;

/**
 * What the insights are read from. Triggers keep it right whoever writes a message: a status that steps forward moves it
 * from one count to the next, and a message that comes late, moves or goes changes only the waits around its place.
 */
export const insights: Migration = {
  version: 11,
  name: 'insights',
  sql: `
    -- Every message of ours, with what tells whether it counts as an answer.
    CREATE INDEX messages_outbound ON messages (person_id, position, type, status) WHERE direction = 'out';
    CREATE INDEX messages_failures ON messages (position, type, error) WHERE status = 'failed';
    CREATE INDEX contacts_by_creation ON contacts (created_at, is_opted_in);

    -- How many messages there are of a status in every quarter of an hour since 1970 UTC.
    CREATE TABLE message_counts (
      slot INTEGER NOT NULL,
      status TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (slot, status)
    ) STRICT, WITHOUT ROWID;

    -- From the first message of a customer after our last one to our next one, by their positions; answered is null
    -- where the customer waits still.
    CREATE TABLE waits (
      person_id INTEGER NOT NULL,
      began INTEGER NOT NULL,
      answered INTEGER,
      PRIMARY KEY (person_id, began)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX waits_by_time ON waits (began, answered);

    INSERT INTO message_counts (slot, status, count)
      SELECT slot, status, COUNT(*) FROM (
        SELECT m.position / ${SLOT} AS slot, 'received' AS status FROM messages AS m WHERE ${isAsking('m')}
        UNION ALL
        SELECT m.position / ${SLOT}, m.status FROM messages AS m WHERE m.direction = 'out' AND ${isCounted('m')}
      ) GROUP BY slot, status;
    INSERT INTO waits (person_id, began, answered)
      SELECT person_id, MIN(position), answered FROM (
        SELECT m.person_id, m.position, ${answer('m', 'MIN', '>= m.position')} AS answered
        FROM messages AS m WHERE ${isAsking('m')}
      ) GROUP BY person_id, answered;

    CREATE TRIGGER insights_of_new AFTER INSERT ON messages WHEN NEW.type <> 'reaction' BEGIN ${count('NEW')} END;
    CREATE TRIGGER insights_of_gone AFTER DELETE ON messages WHEN OLD.type <> 'reaction' BEGIN ${uncount('OLD')} END;
    CREATE TRIGGER insights_of_changed AFTER UPDATE OF position, type, status ON messages
      WHEN OLD.status <> NEW.status OR OLD.position <> NEW.position OR OLD.type <> NEW.type
      BEGIN ${uncount('OLD')} ${count('NEW')} END;

    CREATE TRIGGER waits_of_new AFTER INSERT ON messages WHEN ${isAsking('NEW')} OR ${isAnswer('NEW')}
      BEGIN ${rebuild('NEW')} END;
    CREATE TRIGGER waits_of_gone AFTER DELETE ON messages WHEN ${isAsking('OLD')} OR ${isAnswer('OLD')}
      BEGIN ${rebuild('OLD')} END;
    CREATE TRIGGER waits_of_changed AFTER UPDATE OF position, direction, type, status ON messages
      WHEN OLD.position <> NEW.position OR ${isAsking('OLD')} <> ${isAsking('NEW')} OR ${isAnswer('OLD')} <> ${isAnswer('NEW')}
      BEGIN ${rebuild('OLD')} ${rebuild('NEW')} END;
  `,
};
