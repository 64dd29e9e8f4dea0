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

/** An object of a class that has no plain counterpart, as a keyed archive describes it. */
export class ArchivedObject {
  readonly className: string;
  readonly fields: ReadonlyMap<string, ArchivedValue>;
  constructor(className: string, fields: ReadonlyMap<string, ArchivedValue>) {
    this.className = className;
    this.fields = fields;
  }
}

/**
 * What a keyed archive holds once its references are followed. A `PlistUid` that is left is a reference that was not
 * followed: it leads back to an object that holds it, or to no object at all.
 */
export type ArchivedValue =
  | null
  | string
  | number
  | bigint
  | boolean
  | Uint8Array
  | PlistDate
  | PlistUid
  | ArchivedObject
  | readonly ArchivedValue[]
  | ReadonlyMap<string, ArchivedValue>;
