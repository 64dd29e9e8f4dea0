/** What a typedstream holds. Text that the stream marks as bytes (`+`, `*`) stays bytes until its meaning is known. */
export type StreamValue = null | number | bigint | string | Uint8Array | StreamObject | readonly StreamValue[];

/** Classes above one another. A hostile stream could chain any number, so a look upwards has an end. */
const maxAncestors = 32;

export class StreamClass {
  readonly name: string;
  parent: StreamClass | null = null;
  constructor(name: string) {
    this.name = name;
  }
}

/** An object as its class wrote it: the values of all its groups, in order. */
export class StreamObject {
  readonly class: StreamClass | null;
  readonly contents: StreamValue[] = [];
  constructor(of: StreamClass | null) {
    this.class = of;
  }

  /** Whether its class or one above it has that name. */
  isA(className: string): boolean {
    let of = this.class;
    for (let i = 0; of !== null && i < maxAncestors; i++, of = of.parent) {
      if (of.name === className) return true;
    }
    return false;
  }
}
