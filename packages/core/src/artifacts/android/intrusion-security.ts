import type { DraftOf } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { intrusionLogs } from "./intrusion-log.ts";
import { detailOf, isObject, JsonFields } from "./json-fields.ts";
import { securityTags } from "./security-tags.ts";
import { wordsOfCommand } from "./shell-words.ts";

type Entry = DraftOf<"security_event">;

/** What stands beside the tag. */
const metadata: ReadonlySet<string> = new Set(["event_id", "event_time", "event_type", "timestamp"]);
const taken: ReadonlySet<string> = new Set([
  "command",
  "path",
  "process",
  "package_name",
  "subject",
  "success",
  "uid",
  "pid",
  "apk_sha256",
]);

export const intrusionSecurity = defineArtifact({
  id: "android.intrusion_security",
  title: "Security log of the phone",
  platform: "android",
  versions: "Android 16 and later, with Advanced Protection and its intrusion logs on",
  where: { intrusion_logs: "tree" },
  kinds: ["security_event"],
  timeBasis: "utc",
  reach: "up to a year, from when the logs were turned on",
  references: [
    "MVT docs, android/intrusion_logs.md: security_event, Unix nanoseconds; daily files overlap",
    "Android SDK, android.app.admin.SecurityLog; AOSP SecurityLogTags.logtags: tags 210001 to 210046 and their fields",
  ],
  view: { type: "table", columns: ["time", "event", "process", "app_id", "path", "shell_command", "subject"] },

  async *read(input) {
    for await (const events of intrusionLogs(input, "security_event")) {
      for (const event of events) {
        const tag = event.names().find((name) => !metadata.has(name)) ?? null;
        const value = tag === null ? undefined : event.raw(tag);
        const fields = isObject(value) ? new JsonFields(value, event.locator, input) : undefined;
        const id = event.integer("event_id");
        yield {
          kind: "security_event",
          time: event.time("event_time", "unix_ns"),
          locator: event.locator,
          event: tag,
          ...(id === null ? {} : { event_id: id }),
          ...(fields ? observed(fields, input) : {}),
          ...detailsOf(tag, fields, value, () => input.problem("limit", `${tag} is nested too deep`, event.locator)),
        };
        if (tag === null) input.problem("value", "an event of the security log names none", event.locator);
      }
    }
  },
});

function observed(fields: JsonFields, input: ArtifactInput): Partial<Entry> {
  const entry: Partial<Entry> = {};
  if (fields.has("command")) Object.assign(entry, commandOf(fields, input));
  if (fields.has("process")) {
    const process = fields.text("process");
    entry.process = process;
    // `com.android.webview:sandboxed_process0:org.chromium…:0`: each part may be the name of a package.
    const parts = process
      ?.split(":", 17)
      .slice(1)
      .filter((part) => part.includes("."));
    if (parts && parts.length > 0) entry.app_ids = parts;
  }
  if (fields.has("package_name")) entry.app_id = fields.text("package_name");
  if (fields.has("path")) entry.path = fields.text("path");
  if (fields.has("subject")) entry.subject = fields.text("subject");
  if (fields.has("success")) entry.success = successOf(fields);
  if (fields.has("uid")) entry.uid = fields.integer("uid");
  if (fields.has("pid")) entry.pid = fields.integer("pid");
  const hash = fields.has("apk_sha256") ? fields.text("apk_sha256") : null;
  if (hash !== null) entry.hashes = [hash];
  return entry;
}

function commandOf(fields: JsonFields, input: ArtifactInput): Partial<Entry> {
  const command = fields.text("command");
  const words = wordsOfCommand(command ?? "");
  if (words.cut) input.problem("limit", "a command has more words than are looked at", fields.locator);
  return {
    shell_command: command,
    ...(words.paths.length > 0 ? { paths: words.paths } : {}),
    ...(words.names.length > 0 ? { app_ids: words.names } : {}),
  };
}

/** The log of the system has 0 and 1, the logs that are handed out true and false. */
function successOf(fields: JsonFields): boolean | null {
  const value = fields.raw("success");
  return value === 0 || value === 1 ? value === 1 : fields.boolean("success");
}

function detailsOf(
  tag: string | null,
  fields: JsonFields | undefined,
  value: unknown,
  tooDeep: () => void,
): { details?: Details } {
  const number = tag === null ? undefined : securityTags.get(tag);
  const details: Details = number === undefined ? {} : { tag: number };
  if (fields) Object.assign(details, fields.details(taken));
  else if (value !== undefined && value !== null) {
    const detail = detailOf(value);
    if (detail === undefined) tooDeep();
    else details.value = detail;
  }
  return Object.keys(details).length > 0 ? { details } : {};
}
