import type { Device } from "../evidence/tree.ts";

/**
 * Which phone each piece of evidence is of, counted from 0: pieces of one phone corroborate each other, those of two
 * phones do not. Two pieces are of different phones where they name different ones; what names none goes with the rest
 * of its platform.
 */
export function phonesOf(devices: readonly Device[]): readonly number[] {
  const phones: Device[][] = [];
  return devices.map((device) => {
    const index = phones.findIndex((pieces) => pieces.every((piece) => mayBeOne(piece, device)));
    if (index >= 0) {
      phones[index]?.push(device);
      return index;
    }
    return phones.push([device]) - 1;
  });
}

/** Whether pieces are of both platforms; and whether pieces of one platform name different phones. */
export function phonesTold(devices: readonly Device[]): { readonly both: boolean; readonly contradicting: boolean } {
  const known = devices.filter(({ platform }) => platform !== "unknown");
  const phones = phonesOf(known);
  const of = (platform: Device["platform"]): number =>
    new Set(phones.filter((_, index) => known[index]?.platform === platform)).size;
  return { both: of("ios") > 0 && of("android") > 0, contradicting: of("ios") > 1 || of("android") > 1 };
}

function mayBeOne(a: Device, b: Device): boolean {
  if (a.platform !== b.platform && a.platform !== "unknown" && b.platform !== "unknown") return false;
  // The identifier that an acquisition of Android has is its own, not the phone's.
  const names = a.platform === "ios" ? (["serial", "imei", "identifier"] as const) : (["serial", "imei"] as const);
  return names.every((name) => a[name] === undefined || b[name] === undefined || same(a[name], b[name]));
}

function same(a = "", b = ""): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
