import { createHash } from "node:crypto";
import { Deterministic } from "../../random.ts";
import { at, days } from "../../time.ts";
import type { PlantedFile } from "../content.ts";
import { type AndroidPhone, acquisition } from "../phone.ts";
import { collector, harmlessFile, screenMirror } from "../traps.ts";

/** A file that the acquisition listed. */
export interface ListedFile {
  readonly path: string;
  readonly size: number;
  /** As Go writes it: `-rw-rw----` */
  readonly mode: string;
  readonly user: number;
  readonly group: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly context: string;
  /** Carried along in the acquisition's `tmp` folder. */
  readonly content?: Uint8Array;
}

/** A jar without a class, so that a checker has bytes to look at. */
const mirrorServer = new TextEncoder().encode("SYNTHETIC: stands for the server of a mirroring program.\n");

export function listedFiles({ apps, content }: AndroidPhone): ListedFile[] {
  return [
    ...onCard(),
    ...inShellFolder(content.files),
    ...apps
      .filter((app) => app.system)
      .map((app) => ({
        ...systemFile(`${app.codePath}/${app.name}.apk`, "-rw-r--r--"),
        size: 40_000 * (app.uid % 90),
      })),
    ...["adbd", "app_process64", "bu", "bugreportz", "dumpsys", "logcat", "netd", "pm", "sh", "toybox"].map((name) =>
      systemFile(`/system/bin/${name}`, "-rwxr-xr-x"),
    ),
    { ...systemFile("/system/bin/cat", "Lrwxr-xr-x"), size: 6 },
  ];
}

export function hashOf(file: ListedFile): string {
  return file.content ? createHash("sha256").update(file.content).digest("hex") : "";
}

function systemFile(path: string, mode: string): ListedFile {
  return {
    path,
    size: 120_000,
    mode,
    user: 0,
    group: 2_000,
    modified: at("2008-12-31T23:00:00Z"),
    context: "u:object_r:system_file:s0",
  };
}

function inShellFolder(planted: readonly PlantedFile[]): ListedFile[] {
  const shellFile = (path: string, mode: string, modified: number, content: Uint8Array): ListedFile => ({
    path,
    size: content.length,
    mode,
    user: 2_000,
    group: 2_000,
    modified,
    context: "u:object_r:shell_data_file:s0",
    content,
  });
  const { content: _, ...ours } = shellFile(
    collector.path,
    "-rwxr-xr-x",
    collector.modified,
    new Uint8Array(3_211_264),
  );
  return [
    ...planted.map(({ path, modified, content }) => shellFile(path, "-rwxr-xr-x", modified, content)),
    shellFile(screenMirror.path, "-rw-r--r--", screenMirror.modified, mirrorServer),
    ours,
  ];
}

const folders = [
  "DCIM/Camera",
  "Pictures/Signal",
  "Download",
  "Documents/Dossiers",
  "Recordings/Voice Recorder",
  "Music",
];
const endings = ["jpg", "jpg", "pdf", "docx", "m4a", "mp3"];

function onCard(): ListedFile[] {
  const random = new Deterministic("files on the card");
  const cardFile = (path: string, modified: number): ListedFile => ({
    path,
    size: 10_000 + random.below(4_000_000),
    mode: "-rw-rw----",
    user: 0,
    group: 1_023,
    modified,
    context: "u:object_r:fuse:s0",
  });
  const files = Array.from({ length: 120 }, (_, index) => {
    const kind = index % folders.length;
    const taken = acquisition.started - days(1 + random.below(330)) - random.below(days(1));
    const name = `${new Date(taken).toISOString().slice(0, 10).replaceAll("-", "")}_${String(index).padStart(4, "0")}`;
    return cardFile(`/sdcard/${folders[kind]}/${name}.${endings[kind]}`, taken);
  });
  return [...files, cardFile(harmlessFile, at("2025-07-22T15:31:08Z"))];
}
