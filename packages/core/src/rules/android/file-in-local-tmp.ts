import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";
import { isAcquisitionEvent, isWithinAcquisition } from "./acquisition-window.ts";
import { collectorPath, localTmp } from "./local-tmp.ts";

/** Programs, libraries and packages by their names, where the mode does not tell. */
const programName = /\.(?:apk|bin|dex|elf|jar|sh|so)$/i;

/** Where well-known tools of developers put themselves, by their own documentation. A name can be imitated. */
const knownTools: ReadonlySet<string> = new Set([
  `${localTmp}scrcpy-server.jar`,
  `${localTmp}scrcpy-server`,
  `${localTmp}shizuku_starter`,
]);

export const fileInLocalTmp = defineRule({
  id: "android.file_in_local_tmp",
  version: 2,
  title: "File in the folder of the debugging shell",
  severity: "high",
  class: "anomaly",
  platform: "android",
  needs: ["android.files", "android.acquisition"],
  scope: "examination",
  rationale:
    "What is brought to a phone through a cable is put and run there: published spyware and forensic tools were.",
  falsePositives: [
    "Developers' tools, programs that mirror the screen (scrcpy-server.jar), Shizuku.",
    "Another tool that was used to examine the phone.",
  ],
  references: [
    "MVT, module AQFFiles",
    "Amnesty International, NoviSpy (2024) and the Android campaign of 2023: files in /data/local/tmp",
    "scrcpy, Shizuku: where their own programs lie",
  ],
  vouched: "source_read",
  sentences: {
    statement:
      "{path} lies in the folder into which files are brought through a cable and from which they are run, and it looks like a program. Published spyware and forensic tools were put there; developers' tools are too.",
    during:
      "{path} lies in the folder into which files are brought through a cable. It was put there, or last changed, while this acquisition was made, which brings files of its own.",
    other:
      "{path} lies in the folder into which files are brought through a cable. It does not look like a program. Published spyware and forensic tools left files there; developers' tools do too.",
    known_tool:
      "{path} lies in the folder into which files are brought through a cable. It bears the name of a known developers' tool, for instance one that mirrors the screen; a name can be imitated. Whether the owner uses it is a question for the owner.",
  },
  wants: (record) =>
    isAcquisitionEvent(record) ||
    (record.kind === "file" && record.path?.startsWith(localTmp) === true && record.path !== collectorPath),
  detect(context) {
    const acquisition: SourcedRecord[] = [];
    const files: SourcedRecord[] = [];
    return {
      record: (record) => void (record.kind === "file" ? files : acquisition).push(record),
      end() {
        for (const file of files) {
          const seen = seeFile(file, acquisition);
          if (seen) context.report({ severity: "high", class: "anomaly", records: [file], ...seen });
        }
      },
    };
  },
});

function seeFile(record: SourcedRecord, acquisition: readonly SourcedRecord[]) {
  if (record.kind !== "file" || !record.path) return undefined;
  const { path } = record;
  // All that lies in one folder there is one fact.
  const end = path.indexOf("/", localTmp.length);
  const seen = { key: end < 0 ? path : path.slice(0, end), values: [path], words: { path } };
  if (knownTools.has(path)) return { ...seen, severity: "low", sentence: "known_tool" } as const;
  // The time of the last change of its entry: that of its content comes along when a file is copied.
  if (
    isWithinAcquisition(
      record.changed,
      acquisition.filter(({ evidence }) => evidence === record.evidence),
    )
  ) {
    return { ...seen, severity: "low", class: "exposure", sentence: "during" } as const;
  }
  const program = isExecutable(record.mode) || programName.test(path);
  return program ? { ...seen, sentence: "statement" } : ({ ...seen, severity: "medium", sentence: "other" } as const);
}

/** `-rwxr-xr-x` of Go, `100755` or `755` of find. */
function isExecutable(mode: string | null | undefined): boolean {
  if (!mode) return false;
  return /^\d+$/.test(mode) ? (Number.parseInt(mode, 8) & 0o111) !== 0 : mode.slice(1).includes("x");
}
