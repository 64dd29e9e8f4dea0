import type { SourcedRecord } from "../../records/kinds.ts";
import { type Detector, defineRule, type RuleContext } from "../rule.ts";
import { logSources, logText } from "./log-text.ts";

/** What the kernel says when it breaks down. */
const breakdown = /Kernel panic - not syncing|Unable to handle kernel |Internal error: Oops|kernel BUG at |BUG: KASAN:/;
/** Parts of the kernel whose faults published chains of exploits for physical access went through. */
const exposed: readonly (readonly [name: string, of: RegExp])[] = [
  ["adsprpc", /\b(?:adsprpc|fastrpc)/i],
  ["uvcvideo", /\buvc(?:video|_)/i],
  ["snd_usb_audio", /\bsnd[_-]usb|\busb[_-]audio/i],
  ["hid", /\b(?:usbhid|hid[_-](?:core|generic|multitouch|input|report|magicmouse)\w*)/i],
];
/** Registers and the stack follow a breakdown. */
const linesBelow = 200;

export const kernelPanic = defineRule({
  id: "android.kernel_panic",
  version: 1,
  title: "The kernel broke down",
  severity: "low",
  class: "anomaly",
  platform: "android",
  needs: [...logSources, "android.getprop"],
  scope: "file",
  rationale:
    "Exploits against the kernel break it when they fail. Published ones for phones in the hands of others used faults of the parts for the signal processor, USB cameras, USB sound and input devices.",
  falsePositives: [
    "Faulty hardware and drivers: phones break down now and then.",
    "Accessories with faults of their own.",
  ],
  references: [
    "Amnesty International, A Digital Prison (2024): breakdowns of the kernel and CVE-2024-43047",
    "Amnesty International, February 2025: CVE-2024-53104, CVE-2024-53197, CVE-2024-50302",
    "AOSP bootstat: ro.boot.bootreason, sys.boot.reason",
  ],
  vouched: "secondary",
  sentences: {
    statement:
      "The log of the kernel records that it broke down: \u201c{line}\u201d. In what it wrote below stands {component}, a part of the kernel that published exploits through a cable used. Faulty accessories and drivers break it as well.",
    other: "The log of the kernel records that it broke down: \u201c{line}\u201d. Faulty hardware and drivers do this.",
    reason: "The phone gives {line} as the reason for its last start: the kernel broke down before.",
  },
  detect: panics,
});

function panics(context: RuleContext): Detector {
  let open: { readonly records: SourcedRecord[]; readonly line: string; left: number } | undefined;
  const close = (component?: string) => {
    if (!open) return;
    const { records, line } = open;
    open = undefined;
    context.report({
      severity: component === undefined ? "informational" : "low",
      class: component === undefined ? "anomaly" : "attempt",
      key: component ?? "panic",
      records,
      values: component === undefined ? [line] : [line, component],
      time: records[0]?.time ?? null,
      words: component === undefined ? { line } : { line, component },
      sentence: component === undefined ? "other" : "statement",
    });
  };
  return {
    record(record) {
      if (record.kind === "system_property") {
        if (
          /^(?:ro\.boot\.bootreason|sys\.boot\.reason)$/.test(record.key ?? "") &&
          record.value?.startsWith("kernel_panic") === true
        )
          reason(record, record.value ?? "", context);
        return;
      }
      if (record.kind !== "log_event") return;
      const text = record.text ?? "";
      if (open) {
        const component = exposed.find(([, of]) => of.test(text) || of.test(record.event ?? ""))?.[0];
        if (component !== undefined) {
          open.records.push(record);
          close(component);
        } else if (--open.left <= 0) close();
      } else {
        // Two of the signs begin with a capital; one look for each is cheaper than an expression on a million lines.
        const sign = logText(record, "ernel ") ?? logText(record, "Oops") ?? logText(record, "KASAN");
        if (sign === undefined || !breakdown.test(sign)) return;
        open = { records: [record], line: sign.slice(0, 160), left: linesBelow };
        const component = exposed.find(([, of]) => of.test(sign))?.[0];
        if (component !== undefined) close(component);
      }
    },
    end: () => close(),
  };
}

function reason(record: SourcedRecord, line: string, { report }: RuleContext): void {
  const severity = "informational";
  report({
    severity,
    class: "anomaly",
    key: "reason",
    records: [record],
    values: [line],
    words: { line },
    sentence: "reason",
  });
}
