/**
 * Bounds on what hostile evidence may cost. Each is generous for real phones; meeting one ends the part it protects
 * with a LimitError, never the examination.
 */
export interface Limits {
  /** Containers inside containers. */
  readonly depth: number;
  /** Files and folders in one piece of evidence. */
  readonly entries: number;
  /**
   * Inflated bytes per packed byte, counted once an entry has given more than `ratioFrom` bytes. Deflate reaches 1,032
   * on a single byte repeated; databases and logs of phones stay below 100.
   */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Bytes that one entry may inflate to. */
  readonly inflated: number;
  /** Bytes of one file held in memory; larger ones are read by ranges or from scratch room. */
  readonly memory: number;
  /** Bytes of one path name. */
  readonly pathLength: number;
}

export const defaultLimits: Limits = {
  depth: 8,
  entries: 20_000_000,
  ratio: 250,
  ratioFrom: 64 * 2 ** 20,
  inflated: 2 ** 38,
  memory: 64 * 2 ** 20,
  pathLength: 8_192,
};
