import { createHash } from "node:crypto";
import { at } from "../../time.ts";
import type { LogLine, PackageLogEntry } from "../content.ts";
import { type AndroidPhone, wallClock } from "../phone.ts";
import { updated } from "../traps.ts";

/** The store's updates, which the package service notes like any other installation. */
const ordinary: readonly PackageLogEntry[] = [
  {
    time: at("2025-11-13T03:20:08Z"),
    what: "install",
    app: updated.name,
    version: updated.versions[1],
    from: "com.android.vending",
  },
  { time: updated.last, what: "install", app: updated.name, version: updated.versions[2], from: "com.android.vending" },
];

/** In the package service's dump, before all else. */
export function packageLog({ content }: AndroidPhone): string[] {
  return [...ordinary, ...content.packageLog].sort((a, b) => a.time - b.time).flatMap(dumped);
}

/** The same in the system's log. */
export function packageLogLines({ content }: AndroidPhone): LogLine[] {
  return content.packageLog.flatMap((entry) =>
    texts(entry).map(
      (text): LogLine => ({ time: entry.time, uid: "1000", pid: 1_894, level: "D", tag: "PackageManager", text }),
    ),
  );
}

function dumped(entry: PackageLogEntry): string[] {
  const { date, precise } = wallClock(entry.time);
  const [first = "", ...rest] = texts(entry);
  const done = wallClock(entry.time + 700);
  return [
    `${date} ${precise}: ${first}`,
    ...rest,
    `${done.date} ${done.precise}: result of ${entry.what}: 1{${observer(entry)}}`,
  ];
}

/** Layout: bug reports of Samsung's phones; its values here are invented. */
function texts(entry: PackageLogEntry): string[] {
  const { what, app, version = 1, from } = entry;
  if (what === "delete") {
    return [
      `START DELETE PACKAGE: observer{${observer(entry)}}`,
      `pkg{${app}}, user{0}, caller{${from === null ? 2_000 : 10_064}} flags{2}`,
    ];
  }
  return [
    `START INSTALL PACKAGE: observer{${observer(entry)}}`,
    `          stagedDir{/data/app/vmdl${observer(entry)}.tmp}`,
    "          stagedCid{null}",
    `          pkg{${app}}`,
    `          versionCode{${version}}`,
    `          Request from{${from ?? "null"}}`,
  ];
}

function observer({ time, app }: PackageLogEntry): number {
  return createHash("sha256").update(`${app} ${time}`).digest().readUInt32BE(0) >>> 2;
}
