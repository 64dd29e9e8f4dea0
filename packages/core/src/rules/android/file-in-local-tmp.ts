import { simpleRule } from "../simple-rule.ts";
import { collectorPath, localTmp } from "./local-tmp.ts";

/** Programs, libraries and packages by their names, where the mode does not tell. */
const programName = /\.(?:apk|bin|dex|elf|jar|sh|so)$/i;

/** Where well-known tools of developers put themselves, by their own documentation. A name can be imitated. */
const knownTools: ReadonlySet<string> = new Set([
  `${localTmp}scrcpy-server.jar`,
  `${localTmp}scrcpy-server`,
  `${localTmp}shizuku_starter`,
]);

export const fileInLocalTmp = simpleRule({
  id: "android.file_in_local_tmp",
  version: 1,
  title: "File in the folder of the debugging shell",
  severity: "high",
  class: "anomaly",
  platform: "android",
  needs: ["android.files"],
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
    other:
      "{path} lies in the folder into which files are brought through a cable. It does not look like a program. Published spyware and forensic tools left files there; developers' tools do too.",
    known_tool:
      "{path} lies in the folder into which files are brought through a cable. It bears the name of a known developers' tool, for instance one that mirrors the screen; a name can be imitated. Whether the owner uses it is a question for the owner.",
  },
  see(record) {
    if (record.kind !== "file" || !record.path?.startsWith(localTmp) || record.path === collectorPath) return undefined;
    const { path } = record;
    const program = isExecutable(record.mode) || programName.test(path);
    if (knownTools.has(path)) {
      return { key: path, values: [path], words: { path }, severity: "medium", sentence: "known_tool" };
    }
    // All that lies in one folder there is one fact.
    const end = path.indexOf("/", localTmp.length);
    return {
      key: end < 0 ? path : path.slice(0, end),
      values: [path],
      words: { path },
      ...(program ? {} : { severity: "medium", sentence: "other" }),
    };
  },
});

/** `-rwxr-xr-x` of Go, `100755` or `755` of find. */
function isExecutable(mode: string | null | undefined): boolean {
  if (!mode) return false;
  return /^\d+$/.test(mode) ? (Number.parseInt(mode, 8) & 0o111) !== 0 : mode.slice(1).includes("x");
}
