import { type ByteSource, readExactly } from "../../bytes/source.ts";
import type { Container } from "../container.ts";
import type { Device, EvidenceTree } from "../tree.ts";
import { filteredTree } from "../view.ts";
import { androidDevice, parseProperties, textOf } from "./device.ts";
import { beginsAsDumpstate } from "./dumpstate.ts";
import { sectionedTree } from "./sectioned.ts";
import { singleFileTree } from "./single-file.ts";

/**
 * A bug report, as `adb bugreport`, `bugreportz` or a phone's developer options make it: `main_entry.txt` names the
 * text (Android 7 and later), which is called `bugreport-<build>-<date>.txt` or `dumpstate-….txt`, `dumpState_….log`
 * at Samsung, `bugreport….txt` alone before Android 7; copies of the phone's files lie under `FS/`.
 * Source: AOSP frameworks/native/cmds/dumpstate.
 */
const reportName = /^(?:bugreport[-_.].*|bugreport|dumpstate.*|dumpState_.*|dumpsys)\.(?:txt|log)$/;
/** What dumpstate says of itself and of the board, without sections of the system. */
const noReportName = /^dumpstate_(?:board|log)\b/;

/** Whether a bug report begins under the prefix. */
export async function isBugreport(container: Container, prefix: string): Promise<boolean> {
  const names = await container.files(prefix);
  if (names.includes("main_entry.txt") || names.some(isReportName)) return true;
  const folders = await container.folders(prefix);
  return folders.includes("FS") && (await container.folders(`${prefix}FS/`)).includes("data");
}

export function isReportName(name: string): boolean {
  return reportName.test(name) && !noReportName.test(name);
}

/** Whether all that lies under the prefix is of the bug report, and not some texts among other things. */
export async function isWholeBugreport(container: Container, prefix: string): Promise<boolean> {
  const names = [...(await container.files(prefix)), ...(await container.folders(prefix))];
  return names.includes("main_entry.txt") || names.includes("FS");
}

/**
 * The bug report under the prefix: all that lies there, or its texts alone. Its files keep their paths. Closing it
 * closes the container.
 */
export async function bugreportAt(container: Container, prefix: string, whole: boolean): Promise<EvidenceTree> {
  const texts = new Set(await reportTexts(container, prefix));
  const shows = (path: string): boolean => (whole ? path.startsWith(prefix) : texts.has(path));
  return sectionedTree(filteredTree(container, shows, { kind: "bugreport" }), {
    kind: "bugreport",
    texts: () => reportTexts(container, prefix),
    device: async (sectioned) => bugreportDevice(sectioned, (await reportTexts(container, prefix))[0]),
  });
}

/** A text that was handed in alone: an old bug report, or what `dumpsys` printed. Undefined for any other file. */
export function bugreportText(name: string, source: ByteSource): EvidenceTree | undefined {
  const start = readExactly(source, 0, Math.min(source.size, 8192));
  if (!beginsAsDumpstate(start)) return undefined;
  return sectionedTree(singleFileTree(name, source), {
    kind: "bugreport",
    texts: async () => [name],
    device: (tree) => bugreportDevice(tree, name),
  });
}

/** The text that `main_entry.txt` names comes first. */
async function reportTexts(container: Container, prefix: string): Promise<readonly string[]> {
  const names = await container.files(prefix);
  const entry = names.includes("main_entry.txt") ? await textOf(container, `${prefix}main_entry.txt`, 1024) : undefined;
  const main = names.find((name) => name === entry?.trim());
  const texts = new Set([...(main === undefined ? [] : [main]), ...names.filter(isReportName)]);
  return [...texts].map((name) => prefix + name);
}

/** The header of the report: lines before the first section. */
const headerLength = 16 * 1024;

async function bugreportDevice(tree: EvidenceTree, text: string | undefined): Promise<Device> {
  if (text === undefined) return { platform: "android" };
  const header = (await textOf(tree, text, headerLength)) ?? "";
  const properties = await textOf(tree, `${text}!section/SYSTEM PROPERTIES`);
  const taken = /^== dumpstate: (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/m.exec(header);
  const wallClock = taken ? Date.parse(`${taken[1]}T${taken[2]}Z`) * 1e3 : Number.NaN;
  return androidDevice({
    properties: properties === undefined ? undefined : parseProperties(properties),
    wallClock: Number.isNaN(wallClock) ? undefined : wallClock,
    fingerprint: /^Build fingerprint: '([^'\n]{1,300})'/m.exec(header)?.[1],
    build: /^Build: ([^\n]{1,200})/m.exec(header)?.[1]?.trim(),
  });
}
