import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { serviceDump } from "./dump.ts";
import { durationSeconds } from "./duration.ts";

/** `UserInfo{10:Work:1030}`: number, name, flags in hexadecimal; a name may hold colons. */
const user = /^\s*UserInfo\{(\d{1,9}):(.{0,300}):([0-9a-f]{1,8})\}(.*)$/;

export const dumpsysUser = defineArtifact({
  id: "android.dumpsys_user",
  title: "Users and profiles of the phone",
  platform: "android",
  versions: "Android 5 and later",
  where: serviceDump("user"),
  kinds: ["phone_user"],
  timeBasis: "utc",
  reach: "the moment of the acquisition",
  references: [
    "AOSP UserManagerService.java, dump: UserInfo{id:name:flags}, Type, Created, Last logged in",
    "AOSP UserInfo.java: flags",
  ],
  view: { type: "table", columns: ["user_id", "name", "user_type", "created", "last_seen"] },

  async *read(input) {
    const taken = (await input.tree.device()).acquired;
    let open: DraftOf<"phone_user"> | undefined;
    for (const { number: line, text: whole } of textLines(await input.open())) {
      const text = whole.length > 2000 ? whole.slice(0, 2000) : whole;
      const match = user.exec(text);
      if (match) {
        if (open) yield open;
        const [, id, name = "", flags = "", further = ""] = match;
        open = {
          kind: "phone_user",
          locator: { line },
          user_id: Number(id),
          name,
          details: { flags: `0x${flags}`, ...(further.trim() === "" ? {} : { further: further.trim() }) },
        };
      } else if (open && /^ {4,}\S/.test(text)) {
        take(open, text.trim(), taken, () => input.problem("value", "a duration that is none", { line }));
      } else if (open) {
        yield open;
        open = undefined;
      }
    }
    if (open) yield open;
  },
});

/** Times are told as how long ago they were when the dump was made. */
function take(draft: DraftOf<"phone_user">, text: string, taken: number | undefined, wrong: () => void): void {
  const ago = (start: string): number | undefined => {
    const stated = text.slice(start.length).trim();
    if (stated === "<unknown>") return undefined;
    const seconds = stated.endsWith(" ago") ? durationSeconds(stated.slice(0, -4)) : undefined;
    if (seconds === undefined) wrong();
    return seconds === undefined || taken === undefined ? undefined : Math.round(taken - seconds * 1e6);
  };
  if (text.startsWith("Type: ")) draft.user_type = text.slice(6).trim();
  else if (text.startsWith("State: ")) draft.state = text.slice(7).trim();
  else if (text.startsWith("Created: ")) draft.created = ago("Created: ") ?? null;
  else if (text.startsWith("Last logged in: ")) draft.last_seen = ago("Last logged in: ") ?? null;
}
