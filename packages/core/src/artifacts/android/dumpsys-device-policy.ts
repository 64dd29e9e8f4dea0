import type { DraftOf } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { linuxUid, packageOf, serviceDump } from "./dump.ts";

/** More administrators than this no phone has, nor more policies than this Android. */
const mostAdmins = 1_000;
const mostPolicies = 100;

const adminsStart = /^ *Enabled Device Admins(?: \(User (\d+)\b[^)]*\))?:\s*$/;
/** `com.example.mdm/.Receiver:`; what an administrator says of itself has no slash in front of its colon. */
const admin = /^ +(\S+\/\S+):\s*$/;
const ownerStart = /^ *Device Owner:\s*$/;
const owner = /^ +admin=ComponentInfo\{(\S+\/\S+)\}\s*$/;

interface Administrator {
  readonly name: string;
  readonly line: number;
  readonly type: "device admin" | "device owner";
  readonly user: string | undefined;
  uid: number | undefined;
  readonly policies: string[];
  /** The lines that follow are its policies. */
  listing: boolean;
}

export const dumpsysDevicePolicy = defineArtifact({
  id: "android.dumpsys_device_policy",
  title: "Administrators of the phone",
  platform: "android",
  versions: "all",
  where: serviceDump("device_policy"),
  kinds: ["app_component"],
  timeBasis: "device_local",
  reach: "the moment of the dump",
  references: [
    "AOSP DevicePolicyData.java and ActiveAdmin.java, dump: Enabled Device Admins of each user, their uid and policies",
    "AOSP OwnersData.java, dump: Device Owner",
  ],
  view: { type: "table", columns: ["app_id", "component", "component_type"] },

  async *read(input) {
    let type: Administrator["type"] | undefined;
    let user: string | undefined;
    let current: Administrator | undefined;
    let count = 0;
    for (const { number: line, text } of textLines(await input.open())) {
      const list = adminsStart.exec(text);
      if (list || ownerStart.test(text)) {
        type = list ? "device admin" : "device owner";
        user = list?.[1];
        continue;
      }
      const name = type && (type === "device admin" ? admin : owner).exec(text)?.[1];
      if (!type || name === undefined) {
        if (current) tell(input, current, text.trim(), line);
        continue;
      }
      if (current) yield componentOf(current);
      if (++count > mostAdmins) {
        input.problem("limit", `more than ${mostAdmins} administrators`, { line });
        return;
      }
      current = { name, line, type, user, uid: undefined, policies: [], listing: false };
    }
    if (current) yield componentOf(current);
  },
});

/** A line that an administrator says of itself. */
function tell(input: ArtifactInput, current: Administrator, text: string, line: number): void {
  if (text === "policies:") current.listing = true;
  else if (current.listing && /^[a-z-]+$/.test(text)) {
    if (current.policies.length < mostPolicies) current.policies.push(text);
  } else if (text.includes("=")) {
    current.listing = false;
    if (!text.startsWith("uid=")) return;
    const uid = linuxUid(text.slice(4));
    if (uid === null) input.problem("value", "a user id that is none", { line });
    else current.uid = uid;
  }
}

function componentOf({ name, line, type, user, uid, policies }: Administrator): DraftOf<"app_component"> {
  return {
    kind: "app_component",
    locator: { line },
    app_id: packageOf(name),
    component: name.slice(name.indexOf("/") + 1),
    component_type: type,
    state: "active",
    details: { ...(user === undefined ? {} : { user }), ...(uid === undefined ? {} : { uid }), policies },
  };
}
