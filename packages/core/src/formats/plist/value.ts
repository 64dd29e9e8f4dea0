/** What a property list holds. Integers that a double cannot hold exactly are bigints. */
export type PlistValue =
  | null
  | string
  | number
  | bigint
  | boolean
  | Uint8Array
  | PlistDate
  | PlistUid
  | readonly PlistValue[]
  | PlistDictionary;

export type PlistDictionary = ReadonlyMap<string, PlistValue>;

/** Seconds since 2001-01-01 UTC as the file has them: may be out of any sensible range. */
export class PlistDate {
  readonly macSeconds: number;
  constructor(macSeconds: number) {
    this.macSeconds = macSeconds;
  }
}

/** A reference inside a keyed archive. */
export class PlistUid {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
}
