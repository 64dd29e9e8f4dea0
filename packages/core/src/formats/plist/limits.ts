/** Bounds on what reading one property list or keyed archive may cost. Real files of phones stay far below. */
export interface PlistLimits {
  /** Containers inside containers. */
  readonly depth: number;
  /** Values in all; an element of a container counts each time it is named. */
  readonly objects: number;
}

export const defaultPlistLimits: PlistLimits = { depth: 256, objects: 10_000_000 };
