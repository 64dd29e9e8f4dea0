import { phoneOf } from "@sillage/core/identifiers/phone.ts";
import type { Link, LinkList, LinksAsked } from "@sillage/core/workbench/people.ts";
import { derived, identity, listOf, namesOf, span } from "./derived.ts";
import type { RecordDb, Row } from "./record-db.ts";
import { threadTable } from "./threads.ts";
import { Conditions } from "./where.ts";

const mostLinks = 20_000;

/** `derived.links`: contacts a day and pair. Whoever writes in a group is linked to the group, not to each of its people. */
async function linkTable(db: RecordDb): Promise<void> {
  const hasMessages = db.kinds.includes("message");
  if (hasMessages) await threadTable(db);
  await derived(db, "links", () => {
    const sources = [
      ...(hasMessages ? [messages] : []),
      ...(db.kinds.includes("call") ? [calls] : []),
      ...(db.kinds.includes("interaction") ? interactions : []),
    ];
    const all =
      sources.join(" UNION ALL ") ||
      "SELECT NULL::TIMESTAMP AS day, NULL::TIMESTAMP AS first, NULL::TIMESTAMP AS last, '' AS a, '' AS b, 0 AS messages, 0 AS calls, 0 AS interactions WHERE false";
    return `SELECT a, b, day, sum(messages)::BIGINT AS messages, sum(calls)::BIGINT AS calls,
        sum(interactions)::BIGINT AS interactions, epoch_us(min(first)) AS first, epoch_us(max(last)) AS last
      FROM (${all}) WHERE a <> '' AND b <> '' AND a <> b GROUP BY a, b, day`;
  });
}

const me = "'me:' || r.evidence";

const messages = `
  SELECT day, first, last, CASE direction WHEN 'outgoing' THEN me ELSE coalesce(nullif(sender, ''), thread) END AS a,
    CASE WHEN crowd THEN 'group:' || thread WHEN direction = 'outgoing' THEN coalesce(nullif(recipient, ''), thread)
      WHEN direction = 'incoming' THEN me ELSE recipient END AS b, n AS messages, 0 AS calls, 0 AS interactions
  FROM (
    SELECT w.*, 'me:' || w.evidence AS me, t.others > 1 OR t.thread LIKE '%@g.us' AS crowd
    FROM derived.written w JOIN derived.threads t USING (evidence, artifact, thread))`;

const calls = `
  SELECT date_trunc('day', r.time), r.time, r.time, CASE c.direction WHEN 'outgoing' THEN ${me} ELSE ${identity("c.contact")} END AS a,
    CASE c.direction WHEN 'outgoing' THEN ${identity("c.contact")} ELSE ${me} END AS b, 0, 1, 0
  FROM "call" c JOIN records r USING (id)`;

const interactions = [
  `SELECT date_trunc('day', r.time), r.time, r.time, ${identity("i.sender")}, ${me}, 0, 0, 1 FROM interaction i JOIN records r USING (id) WHERE i.direction = 'incoming'`,
  `SELECT date_trunc('day', time), time, time, me, ${identity("recipient")}, 0, 0, 1 FROM (
     SELECT r.time, ${me} AS me, unnest(from_json(i.recipients, '["VARCHAR"]')) AS recipient
     FROM interaction i JOIN records r USING (id) WHERE i.direction = 'outgoing')`,
];

/** Who was in contact with whom. */
export async function linksOf(db: RecordDb, asked: Omit<LinksAsked, "case">): Promise<LinkList> {
  await linkTable(db);
  const conditions = new Conditions();
  if (asked.from !== undefined) conditions.add(`day >= date_trunc('day', ${conditions.micros(asked.from)})`);
  if (asked.to !== undefined) conditions.add(`day < ${conditions.micros(asked.to)}`);
  if (asked.around !== undefined) {
    const person = conditions.bind(asked.around);
    conditions.add(`(a = ${person} OR b = ${person})`);
  }
  const { sql, values } = conditions.where;
  const rows = await db.query(
    `SELECT a, b, sum(messages) AS messages, sum(calls) AS calls, sum(interactions) AS interactions, min(first) AS first, max(last) AS last
     FROM derived.links WHERE ${sql} GROUP BY a, b
     ORDER BY sum(messages) + sum(calls) + sum(interactions) DESC, a, b LIMIT ${mostLinks + 1}`,
    values,
  );
  const days = await db.query(
    "SELECT epoch_us(day) AS day, sum(messages + calls + interactions) AS count FROM derived.links WHERE day IS NOT NULL GROUP BY 1 ORDER BY 1",
  );
  const links = rows.slice(0, mostLinks).map(link);
  return {
    links,
    cut: rows.length > mostLinks,
    people: await peopleOf(db, links),
    days: days.map(({ day, count }) => ({ day: Number(day), count: Number(count) })),
  };
}

function link(row: Row): Link {
  return {
    from: String(row["a"]),
    to: String(row["b"]),
    messages: Number(row["messages"]),
    calls: Number(row["calls"]),
    interactions: Number(row["interactions"]),
    ...span(row),
  };
}

async function peopleOf(db: RecordDb, links: readonly Link[]): Promise<LinkList["people"]> {
  const ids = [...new Set(links.flatMap(({ from, to }) => [from, to]))];
  const names = new Map([...(await namesOf(db, ids)), ...(await groupNames(db, ids))]);
  return Object.fromEntries(
    ids.map((id) => [
      id,
      { name: names.get(id) ?? null, country: id.startsWith("+") ? (phoneOf(id)?.country ?? null) : null },
    ]),
  );
}

async function groupNames(db: RecordDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const groups = ids.filter((id) => id.startsWith("group:"));
  if (groups.length === 0) return new Map();
  const rows = await db.query(
    `SELECT 'group:' || thread AS id, max(name) AS name FROM derived.threads WHERE name <> '' AND 'group:' || thread IN ${listOf("$1")} GROUP BY 1`,
    [JSON.stringify(groups)],
  );
  return new Map(rows.map(({ id, name }) => [String(id), String(name)]));
}
