import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Deterministic } from "../random.ts";
import { type AcquisitionFiles, acquisitionFiles } from "./acquisition-files.ts";
import { backupFile } from "./backup.ts";
import { bugreportZip } from "./bugreport.ts";
import { type AndroidForm, type AndroidPhone, acquisition, local } from "./phone.ts";
import { practiceAndroid } from "./practice-phone.ts";
import { type AndroidTruth, androidTruth } from "./truth.ts";
import { ageIdentityFile, writeAge } from "./writers/age-writer.ts";
import { writeZip } from "./writers/zip-writer.ts";

export interface PracticeAndroid {
  /** The file or folder to examine. */
  readonly path: string;
  /** Of an encrypted backup. */
  readonly password?: string;
  /** Of an acquisition that was encrypted for a key: the file with the age identity. */
  readonly identityFile?: string;
  readonly truth: AndroidTruth;
}

export const androidPassword = "practice-android";

/**
 * Builds the practice Android phone inside `folder`, in a folder of its own named after the form, with a SYNTHETIC.txt
 * beside the evidence. The same bytes every time. Throws an Error when there is already something at that place.
 */
export async function buildAndroid(folder: string, form: AndroidForm): Promise<PracticeAndroid> {
  const place = join(folder, `android-${form}`);
  if (existsSync(place) && readdirSync(place).length > 0) throw new Error(`${place} is not empty`);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "SYNTHETIC.txt"), notice);
  return { ...writeAndroid(place, form, practiceAndroid()), truth: androidTruth() };
}

/** Writes the evidence of an Android phone into a folder that is there. */
export function writeAndroid(place: string, form: AndroidForm, phone: AndroidPhone): Omit<PracticeAndroid, "truth"> {
  const put = (name: string, bytes: Uint8Array | string): string => {
    const path = join(place, name);
    writeFileSync(path, bytes);
    return path;
  };
  switch (form) {
    case "androidqf": {
      const path = join(place, acquisition.uuid);
      writeFolder(path, acquisitionFiles(phone, "folder"));
      return { path };
    }
    case "androidqf-zip":
      return { path: put(`${acquisition.uuid}.zip`, streamed(phone)) };
    case "androidqf-age": {
      const identity = new Deterministic("practice age identity").bytes(32);
      const path = put(`${acquisition.uuid}.zip.age`, writeAge(streamed(phone), identity, acquisition.uuid));
      return { path, identityFile: put("identity.txt", ageIdentityFile(identity)) };
    }
    case "bugreport":
      return { path: put("bugreport.zip", bugreportZip(phone)) };
    case "backup":
      return { path: put("backup.ab", backupFile(phone, androidPassword)), password: androidPassword };
  }
}

/** Entries at the root of the archive, as AndroidQF's stream mode has them. */
function streamed(phone: AndroidPhone): Uint8Array {
  const modified = local(acquisition.completed);
  return writeZip([...acquisitionFiles(phone, "stream")].map(([name, bytes]) => ({ name, bytes, modified })));
}

function writeFolder(folder: string, files: AcquisitionFiles): void {
  const seconds = acquisition.completed / 1_000;
  for (const [name, bytes] of files) {
    const path = join(folder, ...name.split("/"));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    utimesSync(path, seconds, seconds);
  }
}

const notice = `SYNTHETIC: this is not evidence.

The Android phone beside this file was made by a program for learning and for tests. Its owner, Tomás Ferrand Aguilar,
and everybody he writes to are invented; their numbers come from ranges kept for fiction. Package ids, hashes of
certificates and hosts that stand for spyware and stalkerware are published indicators (Amnesty International Security
Lab and Echap, CC BY; MVT project, MIT); everything around them is made up, the programs' bytes included. No person,
court or company named in it has anything to do with it. The age identity beside an encrypted form is known to
everybody: never encrypt anything for it.
`;
