import type { SourcedRecord } from "../../records/kinds.ts";
import { simpleRule } from "../simple-rule.ts";
import { logSources, logText } from "./log-text.ts";

/** Protections of memory that stop a program, and what they write. */
const reports: readonly (readonly [name: string, part: string, of: RegExp])[] = [
  ["Scudo", "Scudo ERROR", /Scudo ERROR: /],
  ["MTE", "SEGV_MTE", /SEGV_MTE[AS]ERR/],
  ["MTE", "tag-mismatch", /HWAddressSanitizer: tag-mismatch/],
  ["CFI", "CFI failure", /CFI failure/],
  ["GWP-ASan", "GWP-ASan detected", /GWP-ASan detected a memory error/],
];
/** Programs that read what others send. */
const readers =
  /media|codec|extractor|image|bluetooth|nfc|rild|radio|mms|messaging|whatsapp|telegram|signal|securesms|viber|surfaceflinger/i;

export const memorySafetyReport = simpleRule({
  id: "android.memory_safety_report",
  version: 1,
  title: "A protection of memory stopped a program",
  severity: "informational",
  class: "anomaly",
  platform: "android",
  needs: ["android.tombstones", ...logSources],
  rationale: "An exploit that corrupts memory is stopped there, where the phone has such a protection.",
  falsePositives: ["Faults of programs themselves, which these protections are made to find."],
  references: [
    "WARD-core: Scudo, MTE, CFI and GWP-ASan in logs",
    "AOSP debuggerd, scudo: the texts; Linux arch/arm64: CFI failure",
  ],
  vouched: "source_read",
  corroborated: { severity: "low", within: 600e6 },
  sentences: {
    statement:
      "{protection} stopped {program}, which reads what others send, for a fault of its memory. Exploits cause such faults; so do mistakes in the program.",
    logged:
      "The log records that {protection} found a fault of memory in a program. Exploits cause such faults; so do mistakes in programs.",
  },
  see(record) {
    if (record.kind === "crash") {
      const protection = protectionOf(textsOf(record));
      const program = record.process ?? "";
      if (protection === undefined || !readers.test(program)) return undefined;
      return {
        key: `${protection} ${program} ${record.pid} ${record.time}`,
        values: [protection, program],
        words: { protection, program },
        subject: `process:${program}`,
        time: record.time ?? null,
      };
    }
    for (const [protection, part, of] of reports) {
      const text = logText(record, part);
      if (text === undefined || !of.test(text)) continue;
      const values = [protection, text.slice(0, 200)];
      return { key: protection, values, words: { protection }, sentence: "logged", time: record.time ?? null };
    }
    return undefined;
  },
});

function protectionOf(text: string): string | undefined {
  return reports.find(([, , of]) => of.test(text))?.[0];
}

function textsOf(record: SourcedRecord): string {
  if (record.kind !== "crash") return "";
  const { details } = record;
  return [
    record.message,
    record.cause,
    JSON.stringify(details?.["signal_info"] ?? ""),
    JSON.stringify(details?.["causes"] ?? ""),
  ].join(" ");
}
