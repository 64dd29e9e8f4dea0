/**
 * JSON whose text from evidence cannot hide: what JSON leaves as it is but a screen would obey (bidi overrides, C1
 * controls, invisible characters) is written as `\uXXXX`. Nothing is lost: a reader gets the very characters back.
 * Half of a surrogate pair is no character; it becomes U+FFFD, since strict readers refuse it.
 */

const hidden =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** One line, for JSON lines. */
export function jsonLine(value: unknown): string {
  return shown(stringified(value));
}

/** Indented, for people. */
export function jsonDocument(value: unknown): string {
  return `${shown(stringified(value, 2))}\n`;
}

/** Only where there may be half a pair is each text looked at: that takes four times as long. */
function stringified(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, undefined, indent);
  return /\\ud[89a-f]/.test(json) ? JSON.stringify(value, wellFormed, indent) : json;
}

function wellFormed(_: string, value: unknown): unknown {
  return typeof value === "string" && !value.isWellFormed() ? value.toWellFormed() : value;
}

function shown(json: string): string {
  return json.replace(hidden, (character) =>
    Array.from(character.length === 1 ? [0] : [0, 1], (at) => escaped(character.charCodeAt(at))).join(""),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
