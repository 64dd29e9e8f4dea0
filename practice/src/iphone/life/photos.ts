import { Deterministic } from "../../random.ts";
import { at, days } from "../../time.ts";
import type { PhoneFile } from "../phone-file.ts";

const jpegStart = Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex");
const jpegEnd = Buffer.from("ffd9", "hex");

/** A camera roll: names, sizes and dates of pictures; the picture is noise between a JPEG's first and last bytes. */
export function photos(): PhoneFile[] {
  const random = new Deterministic("photos");
  return Array.from({ length: 90 }, (_, index): PhoneFile => {
    const time = at("2025-02-05T09:00:00Z") + days(index * 2.4) + random.below(30_000_000);
    const name = `IMG_${1_790 + index * 3}.JPG`;
    const path = `Media/DCIM/${100 + Math.floor(index / 40)}APPLE/${name}`;
    return {
      backup: { domain: "CameraRollDomain", path },
      device: `private/var/mobile/${path}`,
      content: new Uint8Array(Buffer.concat([jpegStart, random.bytes(600 + random.below(2_400)), jpegEnd])),
      modified: time,
      born: time,
      protectionClass: 4,
    };
  });
}
