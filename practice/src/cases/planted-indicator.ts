import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileId } from "../iphone/backup-writer.ts";
import { type IphoneContent, iphoneContent } from "../iphone/content.ts";
import { phoneFiles } from "../iphone/files.ts";
import type { Iphone } from "../iphone/phone.ts";
import { traps } from "../iphone/traps.ts";
import type { Deterministic } from "../random.ts";
import { days, minutes } from "../time.ts";
import type { CasePlan, CaseTruth, PracticeCase } from "./case.ts";
import { about, daytime } from "./choose.ts";
import { iphoneOf, someone } from "./people.ts";
import { altered, iphonePiece } from "./pieces.ts";

/**
 * Somebody wrote a published value into one file of a backup after it was made. The list of the backup still tells of
 * the file as it was.
 */
export const plantedIndicator: PracticeCase = {
  id: "planted-indicator",
  title: "A value that was put there",
  summary:
    "A backup holds one published value in one file, and nothing else beside it. The file is not the one that the backup's own list describes.",
  packs: ["amnesty-pegasus"],
  plan,
};

const preferences = "Library/Preferences";

/** A published value, and the file that it is written into. */
interface Plant {
  readonly value: string;
  readonly path: string;
  readonly artifact: string;
  readonly content: Partial<IphoneContent>;
}

function choose(random: Deterministic): Plant {
  const time = daytime(random, "2025-08-01", random.below(30));
  if (random.below(2) === 0) {
    const address = random.pick(["bergers.o79@gmail.com", "emmadavies8266@gmail.com", "k.williams.enny74@gmail.com"]);
    return {
      value: address,
      path: `${preferences}/com.apple.identityservices.idstatuscache.plist`,
      artifact: "ios.id_status_cache",
      content: { lookups: [{ address, time }] },
    };
  }
  const process = random.pick(["mptbd", "natgd", "otpgrefd", "eventfssd"]);
  const usage = { pk: 0, process, bundle: null, first: time, last: time, wifiIn: 0, wifiOut: 0 };
  return {
    value: process,
    path: `${preferences}/com.apple.osanalytics.addaily.plist`,
    artifact: "ios.osanalytics_addaily",
    content: { dailyTraffic: [{ ...usage, wwanIn: random.below(90_000), wwanOut: random.below(900_000) }] },
  };
}

function plan(random: Deterministic): CasePlan {
  const person = someone(random);
  const iphone = iphoneOf(person, random);
  const plant = choose(random);
  const edited = about(random, iphone.device.acquired + days(3), days(9));
  const backup = iphonePiece("backup", iphone, iphoneContent(traps));
  return {
    owner: person.name,
    pieces: [altered(backup, (folder) => plantIn(folder, iphone, plant, edited))],
    custody: [],
    truth: truthOf(plant),
  };
}

/** Writes the file with the value over the stored one; list and digest stay as they were. */
function plantIn(folder: string, iphone: Iphone, plant: Plant, edited: number): void {
  const files = phoneFiles(iphone, iphoneContent(traps, plant.content));
  const file = files.find(({ backup }) => backup?.domain === "HomeDomain" && backup.path === plant.path);
  if (!file?.content) throw new Error(`the backup has no ${plant.path}`);
  const id = fileId("HomeDomain", plant.path);
  const stored = join(folder, id.slice(0, 2), id);
  writeFileSync(stored, file.content);
  utimesSync(stored, (edited - minutes(1)) / 1_000, edited / 1_000);
}

function truthOf({ value, path, artifact }: Plant): CaseTruth {
  return {
    mustFind: [
      {
        id: `value-${artifact}`,
        says: "The published value is found, and told to rest on one store and on an altered file alone.",
        rule: "^indicator\\.",
        classes: ["targeting", "execution", "anomaly"],
        atLeast: "low",
        artifact,
        contains: [value],
        toolAtMost: "moderate",
        remarks: ["inconsistentFile", "uncorroborated"],
      },
      {
        id: "contradiction",
        says: "The file is not as long as the backup's list says.",
        rule: "^ios\\.backup_",
        classes: ["anomaly"],
        atLeast: "low",
        artifact: "ios.backup_integrity",
        contains: [path],
      },
    ],
    mustNotClaim: [
      { why: "one value in one altered file is no event", rule: "^incident\\." },
      { why: "one value in one altered file does not show that a program ran", text: "successful" },
      { why: "nothing else lies on the phone", unlessValue: value, above: "low" },
    ],
    unresolved: [],
  };
}
