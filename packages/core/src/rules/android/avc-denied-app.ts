import { simpleRule } from "../simple-rule.ts";
import { logSources, logText } from "./log-text.ts";

const denial = /avc: +denied +\{ ([a-z_ ]{1,200}) \} .*scontext=u:r:untrusted_app\w*:.* tclass=(\w+)/;
/** Rights over other users and over everything, which no application has. */
const powers: ReadonlySet<string> = new Set([
  "setuid",
  "setgid",
  "dac_override",
  "dac_read_search",
  "sys_admin",
  "sys_module",
]);
const device = /(?:path="?\/dev\/|name="?)((?:video\d+|snd)\b[\w/]*)/;

export const avcDeniedApp = simpleRule({
  id: "android.avc_denied_app",
  version: 1,
  title: "Application was refused a right that only the system has",
  severity: "medium",
  class: "attempt",
  platform: "android",
  needs: [...logSources],
  rationale:
    "A program that tries to leave the place that Android gives to applications is refused, and this is logged.",
  falsePositives: [
    "Faults of applications, applications that look whether a phone is rooted, debuggers and protection against them.",
  ],
  references: ["WARD-core: refusals of SELinux for applications", "AOSP system/sepolicy, untrusted_app.te, app.te"],
  vouched: "source_read",
  sentences: {
    statement:
      "The phone refused {app} the right {right}, which belongs to the system alone. Programs that try to take over a phone ask for it; faulty ones do, too.",
    trace:
      "The phone refused {app} to look into another process. Debuggers ask for it, applications that protect themselves, and programs that spy on others.",
    sensor:
      "The phone refused {app} direct access to {device}, past what applications use for camera and microphone. Faulty applications ask for it, and programs that listen.",
  },
  see(record) {
    const text = logText(record, "avc:");
    if (text === undefined) return undefined;
    const [, list, tclass = ""] = denial.exec(text) ?? [];
    if (list === undefined) return undefined;
    const app = /\bapp=([\w.]{1,255})/.exec(text)?.[1] ?? /\bcomm="?([^" ]{1,64})/.exec(text)?.[1] ?? "";
    const rights = list.split(" ");
    const time = record.time ?? null;
    if (/^cap(?:ability2?|2?_userns)$/.test(tclass)) {
      const right = rights.find((name) => powers.has(name));
      if (right !== undefined) return { key: `${app} ${right}`, values: [app, right], words: { app, right }, time };
      if (!rights.includes("sys_ptrace")) return undefined;
    }
    const seen = { severity: "low", class: "anomaly", time } as const;
    if (rights.includes("ptrace") || rights.includes("sys_ptrace")) {
      return { ...seen, key: `${app} ptrace`, values: [app, "ptrace"], words: { app }, sentence: "trace" };
    }
    const sensor = tclass === "chr_file" || tclass === "dir" ? device.exec(text)?.[1] : undefined;
    if (sensor === undefined) return undefined;
    return {
      ...seen,
      key: `${app} ${sensor}`,
      values: [app, sensor],
      words: { app, device: `/dev/${sensor}` },
      sentence: "sensor",
    };
  },
});
