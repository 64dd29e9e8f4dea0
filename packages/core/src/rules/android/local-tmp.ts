/** The folder that the debugging shell may write to and run programs from. */
export const localTmp = "/data/local/tmp/";

/** AndroidQF's own program, which it removes at the end. */
export const collectorPath = "/data/local/tmp/collector";
