import type { DraftOf, Locator } from "../../records/kinds.ts";

/**
 * What the package service of Samsung and other makers notes of installations and removals, in its dump and in the log:
 * a start with the names and values below it, and a result. Sources: IsMyPhonePwned/bugreport-extractor-library,
 * package_parser.rs; Citizen Lab's report of January 2026, which prints such lines.
 */
export type InstallEvent = DraftOf<"app_event"> & { details: Record<string, string> };

/** Whatever follows a start belongs to it until so many lines later. */
const longestEntry = 8;
const longestText = 4096;
const start = /^START (INSTALL|DELETE) PACKAGE: observer\{([^}]*)\}/;
const result = /^result of (install|delete): (-?\d+)\{([^}]*)\}/;
const braced = /\b([A-Za-z][A-Za-z ]{0,40})\{([^}]{0,1000})\}/g;

/** Whether a text can be one that begins an entry. */
export function beginsInstallEntry(text: string): boolean {
  return start.test(text) || result.test(text);
}

export function installStart(text: string, time: number | null, locator: Locator): InstallEvent | undefined {
  const match = start.exec(text);
  if (!match) return undefined;
  const event = match[1] === "INSTALL" ? "install" : "uninstall";
  return { kind: "app_event", locator, time, event, details: { observer: match[2] ?? "" } };
}

export function installResult(text: string, time: number | null, locator: Locator): InstallEvent | undefined {
  const match = result.exec(text);
  if (!match) return undefined;
  return {
    kind: "app_event",
    locator,
    time,
    event: `result of ${match[1] === "install" ? "install" : "uninstall"}`,
    details: { result: match[2] ?? "", observer: match[3] ?? "" },
  };
}

/** An entry that was begun, and takes the lines below it. */
export class OpenInstall {
  readonly event: InstallEvent;
  #lines = 0;

  constructor(event: InstallEvent) {
    this.event = event;
  }

  /** Takes a line; false where the entry has ended, with this line or before it. */
  take(text: string): boolean {
    const parts = [...text.slice(0, longestText).matchAll(braced)];
    for (const [, name = "", value = ""] of parts) take(this.event, name.trim(), value);
    return parts.length > 0 && ++this.#lines < longestEntry;
  }
}

function take(event: InstallEvent, name: string, value: string): void {
  if (name === "pkg") event.app_id = value;
  else if (name === "versionCode") event.version = value;
  else if (name === "Request from") event.installer = value;
  else if (/^(?:stagedDir|stagedCid|user|caller|flags)$/.test(name)) event.details[name] = value;
}
