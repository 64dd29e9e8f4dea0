import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeAndroid } from "../android/build.ts";
import type { AndroidForm, AndroidPhone } from "../android/phone.ts";
import { writeIphone } from "../iphone/build.ts";
import type { IphoneContent } from "../iphone/content.ts";
import type { Iphone } from "../iphone/phone.ts";
import type { Form } from "../iphone/phone-file.ts";
import { type Sysdiagnose, writeSysdiagnose } from "../iphone/sysdiagnose.ts";
import type { Piece } from "./case.ts";

export function iphonePiece(form: Form, iphone: Iphone, content: IphoneContent): Piece {
  return {
    write(folder) {
      const path = join(folder, `iphone-${form}`);
      mkdirSync(path);
      return { path, ...writeIphone(path, form, iphone, content) };
    },
  };
}

export function androidPiece(form: AndroidForm, android: AndroidPhone): Piece {
  return {
    write(folder) {
      const place = join(folder, `android-${form}`);
      mkdirSync(place);
      return writeAndroid(place, form, android);
    },
  };
}

export function sysdiagnosePiece(sysdiagnose: Sysdiagnose): Piece {
  return { write: (folder) => ({ path: writeSysdiagnose(folder, sysdiagnose, "tar.gz") }) };
}

/** The same piece, after somebody laid hands on it. */
export function altered(piece: Piece, alter: (path: string) => void): Piece {
  return {
    write(folder) {
      const written = piece.write(folder);
      alter(written.path);
      return written;
    },
  };
}
