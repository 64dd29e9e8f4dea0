import { simpleRule } from "../simple-rule.ts";

const storage = /^\/(?:sdcard|storage\/emulated\/\d+|mnt\/sdcard)\//;
const ownFolder = /^\/data\/(?:data|user\/\d+)\/([\w.]+)\/(?:files|cache|app_\w+)\//;
/** Applications whose purpose is to run programs. */
const terminals: ReadonlySet<string> = new Set([
  "com.termux",
  "jackpal.androidterm",
  "tech.ula",
  "ru.iiec.pydroid3",
  "com.offsec.nethunter",
]);
const programName = /\.(?:elf|so|bin|sh|dex|jar)$|\/[^/.]+$/i;

export const programInStorage = simpleRule({
  id: "android.program_in_storage",
  version: 1,
  title: "Program where only files belong",
  severity: "low",
  class: "anomaly",
  platform: "android",
  needs: ["android.files"],
  rationale: "Payloads are put where their dropper may write, and made executable there.",
  falsePositives: ["Terminals, emulators, and applications that carry programs of their own."],
  references: ["AndroidQF, module files: modes"],
  vouched: "inference",
  sentences: {
    statement:
      "{path} may be run as a program, and lies where applications keep files. Terminals and emulators put programs there; droppers do, too.",
  },
  see(record) {
    if (record.kind !== "file" || !record.path) return undefined;
    const { path, mode } = record;
    if (!mode || !isExecutable(mode) || !programName.test(path)) return undefined;
    const app = ownFolder.exec(path)?.[1];
    if (app === undefined ? !storage.test(path) : terminals.has(app)) return undefined;
    // Storage that all applications share shows one mode for everything: that tells nothing of a file.
    if (app === undefined && (record.size ?? 0) === 0) return undefined;
    return { key: app ?? path, values: [path], words: { path }, time: record.modified ?? null };
  },
});

/** `-rwxr-xr-x`, `100755`, `755`; folders are no programs. */
function isExecutable(mode: string): boolean {
  if (/^\d+$/.test(mode)) {
    const bits = Number.parseInt(mode, 8);
    return (bits & 0o111) !== 0 && (bits >> 12 === 0 || bits >> 12 === 8);
  }
  return mode.startsWith("-") && mode.slice(1).includes("x");
}
