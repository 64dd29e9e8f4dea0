import type { Medians } from "./measure.ts";
import type { Room } from "./room.ts";

/** One command of a case. The first contender is the one that others are compared with. */
export interface Contender {
  readonly name: string;
  readonly command: readonly string[];
  /** Exit statuses that count as a good run; 0 alone if absent. */
  readonly statuses?: readonly number[];
  /** What it writes: removed before each run. */
  readonly output?: string;
  /** Added to the environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** One thing that is measured: a file under cases/ and a line in cases/index.ts. */
export interface BenchCase {
  /** As on the command line. */
  readonly name: string;
  readonly title: string;
  /** What the project wants of itself, a line each. */
  readonly aims: readonly string[];
  /** Makes what is needed, once. Throws Missing, with the reason, where something is not to be had here. */
  prepare(room: Room): Promise<readonly Contender[]> | readonly Contender[];
  /** Lines that follow from the medians, by contender's name: differences, ratios to a floor. */
  conclude?(medians: ReadonlyMap<string, Medians>): readonly string[];
}

/** Something that a case needs is not on this machine: the case is left out, and the reason is said. */
export class Missing extends Error {
  override name = "Missing";
}
