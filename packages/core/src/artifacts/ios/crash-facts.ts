/** What the body of a crash report says, whichever layout it has. What it does not say is absent. */
export interface CrashFacts {
  readonly process?: string;
  readonly path?: string;
  readonly app?: string;
  readonly pid?: number;
  /** As written, with its offset to UTC. */
  readonly time?: string;
  readonly exception?: string;
  readonly signal?: string;
  readonly subtype?: string;
  readonly codes?: string;
  /** Of the thread that crashed. */
  readonly thread?: string;
  readonly queue?: string;
  readonly pc?: string;
  readonly symbols: readonly string[];
  /** Of all threads, each once. */
  readonly queues: readonly string[];
  /** Names of the binaries that were loaded, as far as the report lists them. */
  readonly images: readonly string[];
  readonly incident?: string;
  readonly termination?: string;
  readonly model?: string;
  /** Seconds since the phone started. */
  readonly uptime?: number;
  /** Written of a process that went on. */
  readonly simulated?: true;
}

/** Threads, queues, images and frames that a report is read for; more are not written by any phone. */
export const mostListed = 2_000;
/** Frames of the thread that crashed, whose names are kept. */
export const framesKept = 64;
