import { minutes } from "../../time.ts";
import type { Database } from "../content.ts";
import { type AndroidPhone, acquisition, wallClock } from "../phone.ts";

/** `dumpsys dbinfo`: the last statements that running applications gave to SQLite. */
export function dbInfo({ content }: AndroidPhone): string[] {
  const databases = [...ordinaryDatabases, ...content.databases].sort((a, b) => a.pid - b.pid);
  return ["Applications Database Info:", "", ...databases.flatMap(pool)];
}

const ordinaryDatabases: readonly Database[] = [
  {
    app: "com.android.providers.telephony",
    pid: 2_811,
    name: "mmssms.db",
    statements: ["SELECT count(*) FROM threads;", "PRAGMA database_list;"],
  },
  {
    app: "fr.meteo",
    pid: 8_817,
    name: "places.db",
    statements: ["SELECT name FROM places ORDER BY used DESC LIMIT 5"],
  },
];

function pool({ app, pid, name, statements }: Database): string[] {
  const path = `/data/user/0/${app}/databases/${name}`;
  return [
    `** Database info for pid ${pid} [${app}] **`,
    "",
    `Connection pool for ${path}:`,
    "  Open: true",
    "  Max connections: 4",
    "  Total execution time (ms): 46",
    "  Configuration: openFlags=268435456, journalMode=WAL, syncMode=NORMAL",
    "  Available primary connection:",
    "    Connection #0:",
    "      isPrimaryConnection: true",
    "      onlyAllowReadOnlyOperations: false",
    "      Most recently executed operations:",
    ...statements.map((sql, index) => {
      const { date, precise } = wallClock(acquisition.bugreport - minutes(3 + index * 2) - pid);
      return `        ${index}: [${date} ${precise}] [Pid:(${pid})]executeForCursorWindow took 2ms - succeeded, sql="${sql}", path=${path}`;
    }),
    "",
    "",
  ];
}
