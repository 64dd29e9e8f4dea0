import { deserialize, serialize } from "node:v8";
import type { Kept } from "@sillage/core/findings/across.ts";
import type { SourcedRecord } from "@sillage/core/records/kinds.ts";

/**
 * What a task kept for the rules over the whole examination, as bytes: it goes from one engine to another by way of the
 * main thread, which has no use for it and need not make objects of it.
 */
export interface PackedKept {
  readonly notes: Uint8Array;
  /** So many records each. */
  readonly wanted: readonly Uint8Array[];
}

const recordsTogether = 256;

/** Packs what one task keeps, as it comes: a hundred thousand records held as objects would keep the memory busy. */
export function keptPacker() {
  const parts: Uint8Array[] = [];
  let waiting: SourcedRecord[] = [];
  const packWaiting = () => {
    if (waiting.length > 0) parts.push(serialize(waiting));
    waiting = [];
  };
  return {
    add(record: SourcedRecord): void {
      if (waiting.push(record) === recordsTogether) packWaiting();
    },
    packed(notes: Kept["notes"]): PackedKept {
      packWaiting();
      return { notes: serialize(notes), wanted: parts };
    },
  };
}

/** Records come a few at a time, as they are gone through. */
export function unpackKept({ notes, wanted }: PackedKept): Kept {
  return { notes: deserialize(notes) as Kept["notes"], wanted: recordsIn(wanted) };
}

function* recordsIn(parts: PackedKept["wanted"]): Generator<SourcedRecord> {
  for (const part of parts) yield* deserialize(part) as SourcedRecord[];
}
