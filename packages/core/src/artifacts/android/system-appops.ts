import { childrenNamed, descendants, type XmlElement } from "../../formats/abx/element.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { operationName } from "./operation-names.ts";
import { readXmlFile } from "./xml-file.ts";

export const systemAppops = defineArtifact({
  id: "android.system_appops",
  title: "Use of permissions, as the system keeps it",
  platform: "android",
  versions: "Android 10 to 14, as text or binary XML",
  where: {
    android_filesystem: ["data/system/appops.xml", "data/system/appops_accesses.xml"],
    files: ["**/appops.xml", "**/appops_accesses.xml"],
  },
  kinds: ["app_operation"],
  timeBasis: "utc",
  reach: "the last use of each permission by each application",
  references: [
    "AOSP AppOpsService.java: pkg, uid, op, st; t when it was used, r when it was refused, in milliseconds",
    "ALEAPP appops.py: numbers of operations",
  ],
  view: { type: "table", columns: ["time", "app_id", "operation", "outcome", "duration"] },

  async *read(input) {
    const { root, locate } = await readXmlFile(input);
    if (!root) return;
    for (const pkg of descendants(root)) {
      if (pkg.name !== "pkg") continue;
      for (const uid of childrenNamed(pkg, "uid")) {
        for (const op of childrenNamed(uid, "op")) yield* uses({ pkg, uid, op, locate }, input);
      }
    }
  },
});

interface Operation {
  readonly pkg: XmlElement;
  readonly uid: XmlElement;
  readonly op: XmlElement;
  readonly locate: (element: XmlElement) => Locator;
}

/** States of use lie in the operation, or by the part of the application that used it (`a`). */
function* uses({ pkg, uid, op, locate }: Operation, input: ArtifactInput): Generator<RecordDraft> {
  const parts = [op, ...childrenNamed(op, "a")];
  for (const state of parts.flatMap((part) => childrenNamed(part, "st"))) {
    const locator = locate(state);
    for (const [attribute, outcome] of [["t", "access"] as const, ["r", "reject"] as const]) {
      const text = state.attributes[attribute];
      if (text === undefined) continue;
      const time = /^\d{1,16}$/.test(text) ? toMicroseconds(Number(text), "unix_ms") : undefined;
      if (time === undefined) input.problem("value", `${attribute} is a time that is none`, locator);
      const duration = state.attributes["d"];
      yield {
        kind: "app_operation",
        time: time ?? null,
        locator,
        app_id: pkg.attributes["n"] ?? null,
        operation: operationName(op.attributes["n"]),
        outcome,
        uid: numberOf(uid.attributes["n"]),
        duration: outcome === "access" && duration !== undefined ? seconds(duration) : null,
        details: detailsOf(op, state),
      };
    }
  }
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : null;
}

function seconds(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) / 1000 : null;
}

function detailsOf(op: XmlElement, state: XmlElement): Details {
  const details: Details = {};
  const told = { n: "state", pp: "proxy_package", pu: "proxy_uid" };
  for (const [attribute, name] of Object.entries(told)) {
    const value = state.attributes[attribute];
    if (value !== undefined && value !== "") details[name] = value;
  }
  const mode = op.attributes["m"];
  if (mode !== undefined) details["mode"] = mode;
  return details;
}
