/** Write-ahead logs, by SQLite file format 4.1 and 4.2. */

const magicBigEndian = 0x377f0683;
const formatVersion = 3_007_000;
/** Real logs have random salts; these are fixed so that the same evidence is made every time. */
const salts = [0x5111a9e0, 0x20250920] as const;

/**
 * The log that leads from `base` through each of `commits` (whole images of the database after a transaction): a frame
 * for every page that changed, the last one of a transaction marked as its commit.
 */
export function writeAheadLog(base: Uint8Array, commits: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(base.buffer, base.byteOffset);
  const pageSize = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16);
  const header = new Uint8Array(32);
  const head = new DataView(header.buffer);
  head.setUint32(0, magicBigEndian);
  head.setUint32(4, formatVersion);
  head.setUint32(8, pageSize);
  head.setUint32(16, salts[0]);
  head.setUint32(20, salts[1]);
  let sum = checksum([0, 0], header.subarray(0, 24));
  head.setUint32(24, sum[0]);
  head.setUint32(28, sum[1]);

  const parts: Uint8Array[] = [header];
  let before = base;
  for (const after of commits) {
    const changed = changedPages(before, after, pageSize);
    changed.forEach((page, index) => {
      const data = after.subarray((page - 1) * pageSize, page * pageSize);
      const frame = new Uint8Array(24);
      const fields = new DataView(frame.buffer);
      fields.setUint32(0, page);
      fields.setUint32(4, index === changed.length - 1 ? after.length / pageSize : 0);
      fields.setUint32(8, salts[0]);
      fields.setUint32(12, salts[1]);
      sum = checksum(checksum(sum, frame.subarray(0, 8)), data);
      fields.setUint32(16, sum[0]);
      fields.setUint32(20, sum[1]);
      parts.push(frame, data);
    });
    before = after;
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** A log of `writeAheadLog` with its pages changed, as an encryption does: the checksums are made anew, of the new pages. */
export function rewrittenLog(
  log: Uint8Array,
  change: (page: Uint8Array, number: number) => Uint8Array,
): Uint8Array<ArrayBuffer> {
  const view = new DataView(log.buffer, log.byteOffset);
  const pageSize = view.getUint32(8);
  const parts: Uint8Array[] = [log.subarray(0, 32)];
  let sum: [number, number] = [view.getUint32(24), view.getUint32(28)];
  for (let at = 32; at < log.length; at += 24 + pageSize) {
    const frame = log.slice(at, at + 24);
    const data = change(log.subarray(at + 24, at + 24 + pageSize), view.getUint32(at));
    const fields = new DataView(frame.buffer);
    sum = checksum(checksum(sum, frame.subarray(0, 8)), data);
    fields.setUint32(16, sum[0]);
    fields.setUint32(20, sum[1]);
    parts.push(frame, data);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function changedPages(before: Uint8Array, after: Uint8Array, pageSize: number): number[] {
  const pages: number[] = [];
  for (let page = 1; page * pageSize <= after.length; page++) {
    const start = (page - 1) * pageSize;
    const same =
      start + pageSize <= before.length &&
      Buffer.compare(before.subarray(start, start + pageSize), after.subarray(start, start + pageSize)) === 0;
    if (!same) pages.push(page);
  }
  return pages;
}

function checksum(seed: readonly [number, number], bytes: Uint8Array): [number, number] {
  let [s0, s1] = seed;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    s0 = (s0 + view.getUint32(at) + s1) >>> 0;
    s1 = (s1 + view.getUint32(at + 4) + s0) >>> 0;
  }
  return [s0, s1];
}
