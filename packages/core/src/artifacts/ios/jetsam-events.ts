import { parseIsoTime } from "../../formats/time.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { detailOf, isObject } from "../android/json-fields.ts";
import { defineArtifact } from "../artifact.ts";
import { ipsFile, isShadow, jsonObject, reportPlaces } from "./ips-file.ts";

/** A phone runs some hundreds of processes. */
const mostProcesses = 20_000;

export const jetsamEvents = defineArtifact({
  id: "ios.jetsam_events",
  title: "Processes that ran when memory was short",
  platform: "ios",
  versions: "iOS 10 and later",
  where: {
    ios_backup: reportPlaces.ios_backup.map(ofJetsam),
    ios_filesystem: reportPlaces.ios_filesystem.map(ofJetsam),
    ios_sysdiagnose: reportPlaces.ios_sysdiagnose.map(ofJetsam),
  },
  kinds: ["running_process"],
  timeBasis: "utc",
  reach: "weeks",
  references: ["Apple, Identifying high-memory use with jetsam event reports: `processes` lists all that ran"],
  view: { type: "table", columns: ["time", "process", "pid"] },

  async *read(input) {
    if (isShadow(input.file.path)) return;
    const { header, body } = ipsFile(await input.open());
    const report = jsonObject(body);
    if (!report) {
      input.problem("damaged", "the report behind its first line is not a JSON object", { line: 2 });
      return;
    }
    const stated = [report["date"], header["timestamp"]].find((value) => typeof value === "string");
    const time = typeof stated === "string" ? parseIsoTime(stated) : undefined;
    if (time === undefined) input.problem("value", "has no time with its offset to UTC", { line: 1 });
    const listed: unknown = report["processes"];
    if (!Array.isArray(listed)) {
      input.problem("value", "processes is not a list", { key: "processes" });
      return;
    }
    if (listed.length > mostProcesses) {
      input.problem("limit", `more than ${mostProcesses} processes`, { key: "processes" });
    }
    for (const [index, entry] of (listed as readonly unknown[]).slice(0, mostProcesses).entries()) {
      const key = `processes/${index}`;
      const process = processOf(entry, key, time ?? null);
      if (process) yield process;
      else input.problem("value", "is not a process with a name", { key });
    }
  },
});

function ofJetsam(place: string): string {
  return place.replace("*.ips*", "JetsamEvent-*.ips*");
}

function processOf(entry: unknown, key: string, time: number | null): DraftOf<"running_process"> | undefined {
  if (!isObject(entry)) return undefined;
  const { name, pid, ...rest } = entry;
  if (typeof name !== "string" || name === "") return undefined;
  const details = detailOf(rest);
  return {
    kind: "running_process",
    locator: { key },
    time,
    process: name,
    pid: Number.isSafeInteger(pid) ? Number(pid) : null,
    ...(isObject(details) ? { details: details as Record<string, NonNullable<typeof details>> } : {}),
  };
}
