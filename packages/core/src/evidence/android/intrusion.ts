import type { Container } from "../container.ts";
import type { NestedOptions } from "../nested.ts";
import type { Device, EvidenceTree } from "../tree.ts";
import { filteredTree } from "../view.ts";
import { textOf } from "./device.ts";
import { withNestedFiles } from "./nested-files.ts";

/**
 * Android 16's intrusion logs: texts of one JSON object a line, each with one of three events, as the phone's
 * "Intrusion Logging" download gives them. Source: AndroidQF's module intrusion_logs; ALEAPP intrusion_logging.py.
 */
const folderName = /^intrusion[ _-]log(?:s|ging)$/i;
const event = /^\uFEFF?\s*\{\s*"(?:dns_event|connect_event|security_event)"\s*:/;
export interface IntrusionOptions extends NestedOptions {
  /** Where more is known of the phone than the logs tell. */
  readonly device?: () => Promise<Device>;
}

/** Texts looked into: in an archive, each has to be inflated. */
const mostTexts = 5;
const longestText = 256 * 2 ** 20;

export function isIntrusionFolder(name: string): boolean {
  return folderName.test(name);
}

/** Whether intrusion logs lie under the prefix, by what their texts begin with. */
export async function isIntrusionLogs(container: Container, prefix: string): Promise<boolean> {
  const texts = (await container.files(prefix)).filter((name) => /\.(?:txt|json|jsonl|ndjson|log)$/i.test(name));
  for (const name of texts.slice(0, mostTexts)) {
    if (((await container.file(prefix + name))?.size ?? 0) > longestText) continue;
    if (event.test((await textOf(container, prefix + name, 256)) ?? "")) return true;
  }
  return false;
}

/** The logs under the prefix and in archives beside them. Files keep their paths. Closing it closes the container. */
export function intrusionLogsAt(container: Container, prefix: string, options: IntrusionOptions): EvidenceTree {
  const { device = async () => ({ platform: "android" }) as const } = options;
  const shows = (path: string): boolean => path.startsWith(prefix);
  return withNestedFiles(filteredTree(container, shows, { kind: "intrusion_logs", device }), options);
}

/** Whether a text that was handed in alone begins as an intrusion log. */
export function beginsAsIntrusionLog(start: Uint8Array): boolean {
  return event.test(new TextDecoder().decode(start.subarray(0, 256)));
}
