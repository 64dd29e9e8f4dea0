import { dict, type Maybe, number, text } from "../../formats/plist/access.ts";
import { isNoTime, isoTime, toMicroseconds } from "../../formats/time.ts";
import type { DetailValue } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { dictAt, plistFields, typeOf } from "./plist-values.ts";

/** `LocationTimeStopped`, `FenceTimeStopped`, `ConsumptionPeriodBegin` …: seconds since 2001. */
const timeKey = /Time(?:Stopped|Started)$|PeriodBegin$|PeriodEnd$/;

export const locationClients = defineArtifact({
  id: "ios.locationd_clients",
  title: "Programs that used location",
  platform: "ios",
  versions: "all",
  where: {
    ios_backup: ["RootDomain-Library/Caches/locationd/clients.plist"],
    ios_filesystem: [
      "private/var/mobile/Library/Caches/locationd/clients.plist",
      "private/var/root/Library/Caches/locationd/clients.plist",
    ],
  },
  kinds: ["location_client"],
  timeBasis: "utc",
  reach: "the last use by each program, since the phone was set up",
  references: ["MVT docs, ios/records.md", "KasperskyLab, triangle_check: times are seconds since 2001"],
  view: { type: "table", columns: ["time", "process", "app_id", "path", "executable"] },

  async *read(input) {
    for (const [key, value] of dictAt(await input.plist(), "", input) ?? []) {
      const entry = dict(value);
      if (!entry) {
        // Beside the clients stand settings of the list itself, such as `MigrationVersion`.
        if (number(value) === undefined) input.problem("value", `is ${typeOf(value)}, not a dictionary`, { key });
        continue;
      }
      const fields = plistFields(entry, key, input);
      const times = timesOf(entry, key, input);
      yield {
        kind: "location_client",
        time: times.length > 0 ? Math.max(...times.map(([, time]) => time)) : null,
        locator: { key },
        process: key.endsWith(":") ? key.slice(0, -1) : key,
        app_id: fields.value("BundleId", text),
        path: fields.value("BundlePath", text),
        executable: fields.value("Executable", text),
        registered: fields.value("Registered", registered) || null,
        details: { ...fields.details(), ...isoTimes(times) },
      };
    }
  },
});

/** A path in some versions, a boolean in others: empty then. */
function registered(value: Maybe): string | undefined {
  return typeof value === "boolean" ? "" : text(value);
}

function timesOf(entry: ReadonlyMap<string, Maybe>, key: string, input: ArtifactInput): [string, number][] {
  const times: [string, number][] = [];
  for (const [name, value] of entry) {
    if (!timeKey.test(name)) continue;
    const seconds = number(value);
    if (seconds !== undefined && isNoTime(seconds)) continue;
    const time = seconds === undefined ? undefined : toMicroseconds(seconds, "mac_s");
    if (time === undefined)
      input.problem("value", `${name} is ${typeOf(value)} that can be no time`, { key: `${key}/${name}` });
    else times.push([name, time]);
  }
  return times;
}

function isoTimes(times: readonly (readonly [string, number])[]): Record<string, DetailValue> {
  return Object.fromEntries(times.map(([name, time]) => [name, isoTime(time)]));
}
