import type { SourcedRecord } from "../../records/kinds.ts";
import { byFact, type SeenFact } from "../by-fact.ts";

const properties: ReadonlySet<string> = new Set([
  "ro.boot.verifiedbootstate",
  "ro.boot.flash.locked",
  "ro.boot.vbmeta.device_state",
  "sys.oem_unlock_allowed",
]);

/** What each value says, the gravest first. */
const meanings: readonly { readonly of: RegExp; readonly seen: Pick<SeenFact, "severity" | "sentence"> }[] = [
  { of: /state=red$/, seen: { severity: "high", sentence: "red" } },
  {
    of: /state=orange$|^ro\.boot\.flash\.locked=0$|^ro\.boot\.vbmeta\.device_state=unlocked$/,
    seen: { severity: "high" },
  },
  // A system of the owner's choice on a locked phone, GrapheneOS among them.
  { of: /state=yellow$/, seen: { severity: "informational", sentence: "yellow" } },
  { of: /^sys\.oem_unlock_allowed=1$/, seen: { severity: "informational", sentence: "allowed" } },
];

export const verifiedBoot = byFact({
  id: "android.verified_boot",
  version: 1,
  title: "The phone does not start the system that its maker signed",
  severity: "high",
  class: "exposure",
  platform: "android",
  needs: ["android.getprop", "android.intrusion_security"],
  rationale: "An unlocked phone starts any system: what it says of itself then rests on that system alone.",
  falsePositives: ["Owners who chose another system, and developers."],
  references: [
    "AOSP docs, Verified Boot, boot flow: yellow, orange and red",
    "Android Management API, VerifiedBootState; Android SDK, SecurityLog TAG_OS_STARTUP",
  ],
  vouched: "source_read",
  sentences: {
    statement:
      "The phone is unlocked ({state}): it starts any system, also one that was changed. Whether the owner unlocked it is a question for the owner.",
    red: "When the phone started, its system did not pass the check of its signature ({state}).",
    yellow:
      "The phone is locked and starts a system that is signed with a key of its own ({state}), not with that of its maker. Systems that owners choose, GrapheneOS among them, look so.",
    allowed:
      "The phone is locked; unlocking it is allowed in the developer options ({state}). Whether the owner allowed it is a question for the owner.",
  },
  wants: (record) => stateOf(record) !== undefined,
  // Evidence of one phone.
  factOf: () => "boot",
  see(records) {
    for (const { of, seen } of meanings) {
      const states = [...new Set(records.flatMap((record) => stateOf(record) ?? []))].filter((state) => of.test(state));
      if (states.length > 0) return { ...seen, values: states, words: { state: states.join(", ") } };
    }
    return undefined;
  },
});

function stateOf(record: SourcedRecord): string | undefined {
  if (record.kind === "system_property" && properties.has(record.key ?? "")) {
    return `${record.key}=${record.value?.trim().toLowerCase() ?? ""}`;
  }
  if (record.kind !== "security_event" || record.event !== "os_startup") return undefined;
  const state = record.details?.["verified_boot_state"];
  return typeof state === "string" ? `verified_boot_state=${state.toLowerCase()}` : undefined;
}
