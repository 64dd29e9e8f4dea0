import type { FindingClass, Severity } from "@sillage/core/rules/rule.ts";
import { type AndroidForm, acquisition, androidForms, owner, phone } from "./phone.ts";
import {
  crash,
  disabledUpdater,
  downgraded,
  implant,
  lures,
  program,
  removed,
  stalkerware,
  strangeComputer,
} from "./planted.ts";
import {
  collector,
  deviceManagement,
  freeApps,
  freeStore,
  harmlessFile,
  harmlessKey,
  nearlyPublished,
  ordinaryCrash,
  passwordManager,
  screenMirror,
  screenReader,
  soundBoard,
  updated,
  vendorWebsite,
} from "./traps.ts";

/** What an examination of the practice Android phone has to say, without naming the rule that says it. */
export interface AndroidTruth {
  readonly owner: string;
  readonly device: typeof phone;
  /** The day that ages are compared with. */
  readonly asOf: string;
  readonly mustFind: readonly AndroidExpectation[];
  readonly mustNotFind: readonly AndroidForbidden[];
}

export interface AndroidExpectation {
  readonly id: string;
  /** What was planted, in one sentence. */
  readonly says: string;
  /** End of the evidence path that the finding rests on: `packages.json`, `!dumpsys/adb`. */
  readonly file: string;
  /** Any of these classes is right. */
  readonly classes: readonly FindingClass[];
  readonly atLeast: Severity;
  /** Texts that the finding's values or indicator hold, each as a part. */
  readonly contains: readonly string[];
  readonly forms: readonly AndroidForm[];
}

export interface AndroidForbidden {
  /** No finding above `atMost` may have a value that holds this text. */
  readonly value: string;
  readonly why: string;
  readonly atMost: Severity;
  /** Only findings on files whose path ends so; any file where absent. */
  readonly file?: string;
}

export function androidTruth(): AndroidTruth {
  return {
    owner: owner.name,
    device: phone,
    asOf: "2025-11-18",
    mustFind: [...stalkerwareTraces(), ...implantTraces(), ...custodyTraces(), ...lureTraces(), ...exposure()],
    mustNotFind: forbidden,
  };
}

const acquisitions = androidForms.filter((form) => form.startsWith("androidqf"));
const withBugreport: readonly AndroidForm[] = [...acquisitions, "bugreport"];
const withBackup: readonly AndroidForm[] = [...acquisitions, "backup"];

const surveillance: readonly FindingClass[] = ["surveillance_app", "execution"];
const posture: readonly FindingClass[] = ["exposure", "anomaly", "surveillance_app"];

type Where = Pick<AndroidExpectation, "file" | "forms">;
const inList: Where = { file: "packages.json", forms: acquisitions };
const inService = (name: string): Where => ({ file: `!dumpsys/${name}`, forms: withBugreport });

function stalkerwareTraces(): AndroidExpectation[] {
  const { name, certificateSha1, host } = stalkerware;
  const known = (id: string, says: string, where: Where, contains: readonly string[] = [name]): AndroidExpectation => ({
    id,
    says,
    ...where,
    classes: surveillance,
    atLeast: "high",
    contains,
  });
  return [
    known("stalkerware-package", "An application with a published stalkerware id is installed.", inList),
    known("stalkerware-certificate", "It is signed with a published certificate.", inList, [certificateSha1]),
    {
      id: "stalkerware-sideloaded",
      says: "It was installed from a file, not by a store.",
      ...inList,
      classes: posture,
      atLeast: "medium",
      contains: [name],
    },
    known("stalkerware-running", "It runs.", { file: "processes.json", forms: acquisitions }),
    known("stalkerware-in-package-service", "The package service knows it, too.", inService("package")),
    known("stalkerware-accessibility", "Its accessibility service reads the screen.", inService("accessibility")),
    known("stalkerware-database", "It works with a database of its own.", inService("dbinfo")),
    known("stalkerware-battery", "It ran jobs since the last charge.", inService("batterystats")),
    known("stalkerware-host", "It asked for the address of its operator's host.", inIntrusionLogs, [host]),
    {
      id: "stalkerware-admin",
      says: "It is an administrator of the phone.",
      ...inService("device_policy"),
      classes: [...surveillance, ...posture],
      atLeast: "medium",
      contains: [name],
    },
    {
      id: "stalkerware-installs",
      says: "It asked to install packages.",
      ...inService("appops"),
      classes: [...surveillance, ...posture],
      atLeast: "medium",
      contains: [name],
    },
  ];
}

const inIntrusionLogs: Where = { file: ".txt", forms: acquisitions };

function implantTraces(): AndroidExpectation[] {
  const known = (id: string, says: string, where: Where, value: string): AndroidExpectation => ({
    id,
    says,
    ...where,
    classes: surveillance,
    atLeast: "high",
    contains: [value],
  });
  return [
    known("novispy-package", "An application with a published NoviSpy id is installed.", inList, implant.name),
    known("novispy-certificate", "It is signed with a published certificate.", inList, implant.certificateSha256),
    known("novispy-in-package-service", "The package service knows it, too.", inService("package"), implant.name),
    known("novispy-installed", "Its installation was logged.", inIntrusionLogs, implant.name),
    {
      id: "novispy-remembered",
      says: "Its removed sibling is remembered among the overrides.",
      ...inService("platform_compat"),
      classes: [...surveillance, "anomaly"],
      atLeast: "medium",
      contains: [removed.name],
    },
    {
      id: "program-file",
      says: "A program lies in the shell's folder.",
      file: "files.json",
      classes: ["execution", "anomaly", "extraction"],
      atLeast: "high",
      contains: [program.path],
      forms: acquisitions,
    },
    {
      id: "program-process",
      says: "The program in the shell's folder runs.",
      file: "processes.json",
      classes: ["execution", "anomaly", "extraction"],
      atLeast: "medium",
      contains: [program.path],
      forms: acquisitions,
    },
  ];
}

/** What an afternoon out of the owner's hands left. */
function custodyTraces(): AndroidExpectation[] {
  return [
    {
      id: "downgrade",
      says: "A messenger was replaced by an old version; in the file the days stand newest first.",
      ...inService("batterystats"),
      classes: ["extraction", "anomaly"],
      atLeast: "medium",
      contains: [downgraded.name],
    },
    {
      id: "uninstall",
      says: "An application with a published NoviSpy id was taken off on the day it came.",
      ...inService("batterystats"),
      classes: [...surveillance, "anomaly"],
      atLeast: "high",
      contains: [removed.name],
    },
    {
      id: "strange-computer",
      says: "The phone trusts a computer that is not the one which took the evidence.",
      file: "!dumpsys/adb",
      classes: ["extraction", "exposure", "anomaly"],
      atLeast: "low",
      contains: [strangeComputer.comment],
      forms: acquisitions,
    },
    {
      id: "strange-computer-in-report",
      says: "The phone trusts a computer; a bug report alone does not tell whether it is the examiner's.",
      ...inService("adb"),
      classes: ["extraction", "exposure", "anomaly"],
      atLeast: "informational",
      contains: [strangeComputer.comment],
    },
    {
      id: "privileged-crash",
      says: "A daemon that runs as root broke down.",
      file: "FS/data/tombstones/tombstone_00",
      classes: ["attempt", "anomaly"],
      atLeast: "low",
      contains: [crash.process],
      forms: withBugreport,
    },
    {
      id: "privileged-crash-protobuf",
      says: "The same crash, in its second form.",
      file: "FS/data/tombstones/tombstone_00.pb",
      classes: ["attempt", "anomaly"],
      atLeast: "low",
      contains: [crash.process],
      forms: withBugreport,
    },
  ];
}

function lureTraces(): AndroidExpectation[] {
  const lure = (id: string, says: string, file: string, host: string): AndroidExpectation => ({
    id,
    says,
    file,
    classes: ["targeting", "attempt"],
    atLeast: "high",
    contains: [host],
    forms: withBackup,
  });
  return [
    lure("sms-lure", "A text message links to a published Predator host.", "_sms_backup", lures.sms.host),
    lure("mms-lure", "A multimedia message links to a host of a published campaign.", "_mms_backup", lures.mms.host),
  ];
}

function exposure(): AndroidExpectation[] {
  const weak = (
    id: string,
    says: string,
    where: Where,
    contains: readonly string[],
    atLeast: Severity,
  ): AndroidExpectation => ({
    id,
    says,
    ...where,
    classes: posture,
    atLeast,
    contains,
  });
  const inSettings: Where = { file: "settings_global.txt", forms: acquisitions };
  return [
    weak("verifier-off", "Checking of packages is switched off.", inSettings, ["package_verifier_enable"], "medium"),
    weak("adb-verifier-off", "So it is for what comes by ADB.", inSettings, ["verifier_verify_adb_installs"], "medium"),
    weak("updater-disabled", "The vendor's updater is disabled.", inList, [disabledUpdater], "medium"),
    weak(
      "old-patch",
      "Its security patch is more than half a year old.",
      { file: "getprop.txt", forms: acquisitions },
      [phone.securityPatch],
      "low",
    ),
    weak(
      "old-patch-in-report",
      "So says the bug report.",
      { file: "!section/SYSTEM PROPERTIES", forms: withBugreport },
      [phone.securityPatch],
      "low",
    ),
  ];
}

const forbidden: readonly AndroidForbidden[] = [
  {
    value: screenMirror.path,
    why: "scrcpy, a common mirroring program, pushes its server there; it is not executable and has a known name",
    atMost: "medium",
  },
  { value: collector.path, why: "AndroidQF's own collector, brought while the evidence was taken", atMost: "low" },
  { value: acquisition.host, why: "the computer that took the evidence", atMost: "low" },
  {
    value: "com.android.shell",
    why: "what the shell did while the evidence was taken",
    atMost: "low",
    file: "!dumpsys/appops",
  },
  { value: "pm list packages", why: "a command of AndroidQF, within the time of the acquisition", atMost: "low" },
  { value: passwordManager.name, why: "a password manager fills in forms by its accessibility service", atMost: "low" },
  { value: screenReader.name, why: "Google's screen reader", atMost: "low" },
  { value: deviceManagement.name, why: "the chambers' device management, from the store", atMost: "low" },
  { value: freeStore, why: "F-Droid, which updated itself; installing packages is its purpose", atMost: "low" },
  ...freeApps.map((value): AndroidForbidden => ({ value, why: "an application from F-Droid", atMost: "low" })),
  { value: soundBoard, why: "a player of sounds with the name of an extraction tool", atMost: "low" },
  {
    value: updated.name,
    why: "updated twice; only the order of the list makes it look like a downgrade",
    atMost: "low",
  },
  { value: nearlyPublished, why: "begins almost like published com.client.appA", atMost: "low" },
  { value: harmlessFile, why: "ends like a published path, elsewhere", atMost: "low" },
  { value: vendorWebsite, why: "the website of a supervision product, looked up by the browser", atMost: "low" },
  { value: ordinaryCrash.name, why: "an application crashed with the rights of an application", atMost: "low" },
  { value: harmlessKey, why: "this key fails on every start of many phones", atMost: "low" },
];
