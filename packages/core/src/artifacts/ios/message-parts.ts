import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { isKeyedArchive, unarchive } from "../../formats/keyed-archive/unarchive.ts";
import { array, bytes, dict, get, type Maybe, number } from "../../formats/plist/access.ts";
import { parsePlist } from "../../formats/plist/parse.ts";
import { toMicroseconds } from "../../formats/time.ts";
import { readAttributedBody } from "../../formats/typedstream/attributed-body.ts";
import { linksInside } from "../links.ts";

type Report = (message: string) => void;

/** What a message said before it was edited. */
export interface EarlierText {
  readonly text: string;
  readonly links: readonly string[];
  /** Microseconds since 1970 UTC. */
  readonly time: number | null;
}

/** So many earlier texts of one message are told; Messages itself allows five edits. */
const earlierTextsTold = 100;

/**
 * The links in `message.payload_data`: for a link preview a keyed archive (or property list) of the page's title,
 * address and icons. Other balloons keep formats of their own, which are no property lists: they have no links here.
 */
export function payloadLinks(payload: Uint8Array, report: Report): string[] {
  if (!isPlist(payload)) return [];
  return (
    attempt("payload_data", report, () => {
      return linksInside(isKeyedArchive(payload) ? unarchive(payload) : parsePlist(payload));
    }) ?? []
  );
}

/** What `message.message_summary_info` says of a message that was changed. */
export interface MessageSummary {
  readonly earlier: readonly EarlierText[];
  /** Parts of the message that were taken back. */
  readonly retractedParts: number;
}

const noSummary: MessageSummary = { earlier: [], retractedParts: 0 };

/** `ec`: the versions of each edited part; `rp`: the numbers of the parts that were taken back (imessage-exporter). */
export function readSummary(summary: Uint8Array, shown: string | null, report: Report): MessageSummary {
  if (!isPlist(summary)) return noSummary;
  const plist = attempt("message_summary_info", report, () => parsePlist(summary));
  if (plist === undefined) return noSummary;
  return {
    earlier: earlierTexts(dict(get(plist, "ec")), shown, report),
    retractedParts: array(get(plist, "rp"))?.length ?? 0,
  };
}

/**
 * The texts of the versions: each part of an edited message has a list,
 * `t` a typedstream, `d` seconds since 2001 (imessage-exporter, edited_message test data). The last is what is shown,
 * unless the message was taken back.
 */
function earlierTexts(parts: ReturnType<typeof dict>, shown: string | null, report: Report): EarlierText[] {
  const texts: EarlierText[] = [];
  for (const part of parts?.values() ?? []) {
    const versions = array(part) ?? [];
    for (const [index, version] of versions.entries()) {
      if (texts.length >= earlierTextsTold) return texts;
      const found = versionText(version, report);
      const isShown = index === versions.length - 1 && found !== undefined && (shown ?? "").includes(found.text);
      if (found && !isShown) texts.push(found);
    }
  }
  return texts;
}

function versionText(version: Maybe, report: Report): EarlierText | undefined {
  const stream = bytes(get(version, "t"));
  const seconds = number(get(version, "d"));
  if (stream === undefined) return undefined;
  return attempt("an earlier text of the message", report, () => {
    const { text, links } = readAttributedBody(stream);
    return { text, links, time: seconds === undefined ? null : (toMicroseconds(seconds, "mac_s") ?? null) };
  });
}

function isPlist(data: Uint8Array): boolean {
  const start = String.fromCharCode(...data.subarray(0, 6));
  return start === "bplist" || start.startsWith("<?xml");
}

/** Undefined, and a problem, where the bytes do not follow their format: the rest of the message is still told. */
function attempt<T>(what: string, report: Report, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    report(`${what} cannot be read: ${error.message}`);
    return undefined;
  }
}
