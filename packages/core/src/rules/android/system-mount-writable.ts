import { simpleRule } from "../simple-rule.ts";

const systemFolders = ["/system", "/vendor", "/product", "/system_ext"];
const suspicious: ReadonlySet<string> = new Set(["remount", "noatime", "nodiratime"]);

/** Makers mount these without times of access. */
const withoutTimes: ReadonlySet<string> = new Set([
  "/system_dlkm",
  "/system_ext",
  "/product",
  "/vendor",
  "/vendor_dlkm",
]);

export const systemMountWritable = simpleRule({
  id: "android.system_mount_writable",
  version: 1,
  title: "System partition mounted in an unusual way",
  severity: "high",
  class: "exposure",
  platform: "android",
  needs: ["android.mounts"],
  rationale: "Android mounts its system read-only: where it can be written to, it can have been changed.",
  falsePositives: ["Rooted phones, development builds, some makers' overlays."],
  references: ["MVT, module Mounts"],
  vouched: "source_read",
  sentences: {
    statement:
      "The system partition {path} was mounted so that it can be written to. Android mounts it read-only: its content can have been changed.",
    options:
      "The system partition {path} was mounted with the options {options}, which makers seldom use. They may be a trace of changes to the system.",
  },
  see(record) {
    if (record.kind !== "mount") return undefined;
    const path = record.path ?? "";
    // `/system_dlkm` is meant as well, `/systemd` is not.
    if (
      !systemFolders.some((folder) => path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}_`))
    )
      return undefined;
    if (record.writable === true) return { key: path, values: [path], words: { path }, sentence: "statement" };
    const allowed = withoutTimes.has(path);
    const options = (record.options ?? []).filter(
      (option) => suspicious.has(option) && !(allowed && option !== "remount"),
    );
    if (options.length === 0) return undefined;
    const words = { path, options: options.join(", ") };
    return { key: path, values: [path, ...options], words, severity: "medium", sentence: "options" };
  },
});
