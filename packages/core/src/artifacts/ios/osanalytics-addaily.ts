import { array, date, type Maybe, number } from "../../formats/plist/access.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { dictAt, typeOf } from "./plist-values.ts";

export const osAnalyticsAdDaily = defineArtifact({
  id: "ios.osanalytics_addaily",
  title: "Network use of programs, summed for diagnostics",
  platform: "ios",
  versions: "iOS 12 and later",
  where: {
    ios_backup: ["HomeDomain-Library/Preferences/com.apple.osanalytics.addaily.plist"],
    ios_filesystem: ["private/var/mobile/Library/Preferences/com.apple.osanalytics.addaily.plist"],
  },
  kinds: ["process_activity"],
  timeBasis: "utc",
  reach: "the last sum for each program, over months",
  references: ["MVT docs, ios/records.md: netUsageBaseline holds time, Wi-Fi in and out, mobile data in and out"],
  view: { type: "table", columns: ["time", "process", "wifi_in", "wifi_out", "wwan_in", "wwan_out"] },

  async *read(input) {
    const root = dictAt(await input.plist(), "", input);
    if (!root?.has("netUsageBaseline")) return;
    for (const [name, value] of dictAt(root.get("netUsageBaseline"), "netUsageBaseline", input) ?? []) {
      const key = `netUsageBaseline/${name}`;
      const values = array(value);
      if (!values) input.problem("value", `is ${typeOf(value)}, not a list`, { key });
      const time = date(values?.[0]) ?? null;
      if (values && time === null) input.problem("value", `its time is ${typeOf(values[0])}`, { key: `${key}/0` });
      yield {
        kind: "process_activity",
        time,
        locator: { key },
        process: name,
        last_seen: time,
        wifi_in: byteCount(values, 1, key, input),
        wifi_out: byteCount(values, 2, key, input),
        wwan_in: byteCount(values, 3, key, input),
        wwan_out: byteCount(values, 4, key, input),
      };
    }
  },
});

function byteCount(
  values: readonly Maybe[] | undefined,
  index: number,
  key: string,
  input: ArtifactInput,
): number | null {
  const value = values?.[index];
  if (value === undefined) return null;
  const count = number(value);
  if (count !== undefined && Math.abs(count) <= Number.MAX_SAFE_INTEGER) return Math.round(count);
  input.problem("value", `is ${typeOf(value)} that can be no count of bytes`, { key: `${key}/${index}` });
  return null;
}
