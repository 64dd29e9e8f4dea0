import { describe, expect, it } from "vitest";
import { runRule, type TestRecord, verdicts } from "../../../test/run-rule.ts";
import { extractionRules } from "./index.ts";

const t0 = Date.UTC(2025, 10, 16, 12) * 1000;
const minute = 60e6;
const hour = 60 * minute;
const locator = { line: 1 } as const;

const app = (app_id: string, more: object = {}): TestRecord => ({ kind: "app", locator, app_id, time: t0, ...more });
const event = (app_id: string, name: string, time: number | null = t0, more: object = {}): TestRecord => ({
  kind: "app_event",
  locator,
  app_id,
  event: name,
  time,
  ...more,
});
const log = (artifact: string, name: string, text: string, more: object = {}): TestRecord => ({
  kind: "log_event",
  locator,
  artifact,
  event: name,
  text,
  time: t0,
  ...more,
});
const security = (name: string, more: object = {}): TestRecord => ({
  kind: "security_event",
  locator,
  event: name,
  time: t0,
  ...more,
});

describe("pairings", () => {
  const hostId = "9016926980658937761372207";
  const buid = "30313996-42072961236303456";
  const openBuid = "30142955-444094379208051516";
  const uuid = "5A11A9E0-0000-4000-8000-000000000001";
  const pair = (
    host_id: string | null,
    system_buid: string | null,
    outcome: string | null = "succeeded",
  ): TestRecord => ({
    kind: "pairing",
    locator,
    time: t0,
    host_id,
    system_buid,
    outcome,
  });
  /** All rules see every pairing; one of them tells it. */
  const told = (records: readonly TestRecord[]) =>
    extractionRules.flatMap(({ id }) => {
      const short = id.slice("extraction.".length);
      return runRule(id, records, { kinds: ["ios_sysdiagnose"] }).map(
        ({ severity, sentence = "statement", tool }) =>
          `${short} ${severity} ${sentence}${tool ? ` ${tool.name} ${tool.trace}` : ""}`,
      );
    });
  const cases: [string, readonly TestRecord[], string[]][] = [
    ["both published numbers", [pair(hostId, buid)], ["cellebrite_pairing low statement Cellebrite unique"]],
    ["the host's number alone", [pair(hostId, uuid)], ["cellebrite_pairing low statement Cellebrite unique"]],
    ["the system's number alone", [pair(uuid, buid)], ["cellebrite_pairing low statement Cellebrite family"]],
    [
      "a request that failed",
      [pair(hostId, buid, "PasswordProtected")],
      ["cellebrite_pairing low asked Cellebrite unique"],
    ],
    ["a request without an end", [pair(hostId, buid, null)], ["cellebrite_pairing low asked Cellebrite unique"]],
    [
      "a request that was allowed at last",
      [pair(hostId, buid, "PairingDialogResponsePending"), pair(hostId, buid)],
      ["cellebrite_pairing low statement Cellebrite unique"],
    ],
    ["a longer number", [pair(`${hostId}1`, uuid)], ["unusual_pairing low statement"]],
    [
      "another number of that form",
      [pair(uuid, "30313996-42072961236303457")],
      ["computer_pairing informational statement"],
    ],
    [
      "our own kind of tool",
      [pair(uuid, openBuid)],
      ["open_tool_pairing informational statement pymobiledevice3 family"],
    ],
    [
      "its number that is no UUID",
      [pair("station-4", openBuid)],
      ["open_tool_pairing informational statement pymobiledevice3 family"],
    ],
    ["the owner's computer", [pair(uuid, uuid)], ["computer_pairing informational statement"]],
    ["a small UUID", [pair(uuid.toLowerCase(), uuid)], ["computer_pairing informational statement"]],
    [
      "two computers",
      [pair(uuid, uuid), pair(uuid.replace("1", "2"), uuid)],
      Array(2).fill("computer_pairing informational statement"),
    ],
    ["no numbers", [pair(null, null)], []],
  ];
  it.each(cases)("%s", (_, records, expected) => expect(told(records)).toEqual(expected));

  it("gives the numbers, so that those of an acquisition can be told as its own", () => {
    expect(runRule("extraction.cellebrite_pairing", [pair(hostId, buid)])[0]?.values).toEqual([hostId, buid]);
    expect(runRule("extraction.open_tool_pairing", [pair(uuid, openBuid)])[0]?.words).toEqual({ number: openBuid });
  });

  it("tells phones apart", () => {
    const both = [pair(hostId, buid), { ...pair(hostId, buid), evidence: 1 }];
    expect(runRule("extraction.cellebrite_pairing", both, { phones: [0, 1] })).toHaveLength(2);
    expect(runRule("extraction.cellebrite_pairing", both, { phones: [0, 0] })).toHaveLength(1);
  });
});

describe("extraction.cellebrite_queue", () => {
  const crash = (process: string, queues: readonly string[], queue: string | null = null): TestRecord => ({
    kind: "crash",
    locator,
    time: t0,
    process,
    queue,
    queues,
  });
  const label = "com.cellebrite.bruteforce";
  it.each([
    ["the published label", crash("mnm", ["com.apple.main-thread", label]), ["low statement unique"]],
    ["in a program of another name", crash("helper", [], label), ["low statement unique"]],
    ["another label of the vendor's", crash("mnm", ["com.cellebrite.transfer"]), ["low vendor family"]],
    ["the short name alone", crash("mnm", ["com.apple.main-thread"]), ["low name generic"]],
    ["a name that begins so", crash("mnmd", []), []],
    ["large letters", crash("MNM", ["COM.CELLEBRITE.BRUTEFORCE"]), []],
    ["a maker whose name begins so", crash("App", ["com.cellebriteshop.main"]), []],
    ["an ordinary crash", crash("MobileSafari", ["com.apple.main-thread"]), []],
  ] as const)("%s", (_, record, expected) => {
    const seen = runRule("extraction.cellebrite_queue", [record]);
    expect(seen.map(({ severity, sentence = "statement", tool }) => `${severity} ${sentence} ${tool?.trace}`)).toEqual(
      expected,
    );
  });
});

describe("extraction.agent_app", () => {
  it.each([
    ["the border's application", app("com.fiberhome.wifiserver"), ["high"]],
    ["the open one", event("com.viaforensics.android.aflogical_ose", "used"), ["medium"]],
    ["the sold one, known from tutorials", event("com.viaforensics.android.aflogical", "install"), ["low"]],
    ["small and large letters differ", app("com.FiberHome.wifiserver"), []],
    ["a longer name", app("com.fiberhome.wifiserver.ui"), []],
    ["an application that needs no rule here", app("com.client.appap.agenda"), []],
  ] as const)("%s", (_, record, expected) => {
    expect(runRule("extraction.agent_app", [record]).map(({ severity }) => severity)).toEqual(expected);
  });
});

describe("extraction.mfsocket", () => {
  const order = "com.android.MFSocket.START_ADBDOWNLOAD";
  const name = "com.Android.MFSocket";
  const component = (action: string): TestRecord => ({ kind: "app_component", locator, app_id: name, action });
  it.each([
    ["the name, as a player of sounds has it", [app(name)], ["low name"]],
    ["the later name", [app("com.android.mfsocket")], ["low name"]],
    ["it was opened", [event(name, "used", t0, { duration: 24 })], ["low name"]],
    [
      "what the system did with it",
      [event(name, "STANDBY_BUCKET_CHANGED"), event(name, "used", t0, { duration: 0 })],
      [],
    ],
    ["a receiver of the order", [app(name), component(order)], ["high statement"]],
    ["the order in the log", [log("android.logcat", "ActivityManager", `Broadcast ${order}`)], ["high statement"]],
    [
      "the order of a computer",
      [security("adb_shell_cmd", { shell_command: `am broadcast -a ${order}` })],
      ["high statement"],
    ],
    ["another receiver", [component("android.intent.action.BOOT_COMPLETED")], []],
    ["the namespace of the player's code", [app("com.Android.MFSocketcom")], []],
    ["another spelling", [app("com.android.MFSocket")], []],
  ] as const)("%s", (_, records, expected) => {
    expect(verdicts(runRule("extraction.mfsocket", records))).toEqual(expected);
  });
});

describe("extraction.adb_backup", () => {
  const confirm = "com.android.backupconfirm";
  const begun = log("android.logcat", "BackupManagerService", "[UserID:0] Beginning adb backup...");
  const acquisition = (at: number): TestRecord[] => [
    log("android.acquisition", "acquisition started", "", { time: at }),
    log("android.acquisition", "acquisition completed", "", { time: at + hour }),
  ];
  it.each([
    ["the question before the phone", [event(confirm, "ACTIVITY_RESUMED")], ["low statement"]],
    ["its use, in sums", [event(confirm, "used", t0, { duration: 3 })], ["low statement"]],
    ["its use without a time", [event(confirm, "used", null, { duration: 3 })], ["low undated"]],
    ["the service says so", [begun], ["low statement"]],
    ["all on one day are one", [begun, event(confirm, "ACTIVITY_RESUMED")], ["low statement"]],
    ["two days", [begun, event(confirm, "ACTIVITY_RESUMED", t0 - 48 * hour)], ["low statement", "low statement"]],
    ["our own", [...acquisition(t0 - minute), begun], ["informational acquisition"]],
    ["a day before our own", [...acquisition(t0 + 24 * hour), begun], ["low statement"]],
    ["not used", [event(confirm, "used", t0, { duration: 0 }), event(confirm, "STANDBY_BUCKET_CHANGED")], []],
    ["backups to the cloud", [log("android.logcat", "BackupManagerService", "Scheduling backup pass")], []],
    ["an application that says so", [log("android.logcat", "MyApp", "Beginning adb backup...")], []],
  ] as const)("%s", (_, records, expected) => {
    expect(verdicts(runRule("extraction.adb_backup", records))).toEqual(expected);
  });
});

describe("what computers ask an iPhone for", () => {
  const service = (name: string, process = "idevicebackup2") =>
    log("ios.lockdownd", "handle_start_service", "", { process, values: [name] });
  const cases: [string, string, TestRecord, string[]][] = [
    [
      "a backup that ended",
      "computer_backup",
      log("ios.mobile_backup", "backup", "computer"),
      ["informational statement"],
    ],
    ["one to iCloud", "computer_backup", log("ios.mobile_backup", "backup", "iCloud"), []],
    ["one that does not say where", "computer_backup", log("ios.mobile_backup", "backup", "", { text: null }), []],
    ["a restore", "computer_backup", log("ios.mobile_backup", "restore", "computer"), []],
    ["the service", "computer_backup", service("com.apple.mobilebackup2"), ["informational asked"]],
    ["behind a tunnel", "computer_backup", service("com.apple.mobilebackup2.shim.remote"), ["informational asked"]],
    ["another service", "computer_backup", service("com.apple.afc"), []],
    [
      "the image for developers",
      "developer_services",
      service("com.apple.mobile.mobile_image_mounter"),
      ["informational statement"],
    ],
    ["developer mode", "developer_services", service("com.apple.amfi.lockdown"), ["informational statement"]],
    ["no service for developers", "developer_services", service("com.apple.mobilebackup2"), []],
    [
      "a new passcode",
      "passcode_changed",
      log("ios.lockdownd", "password_changed_callback", ""),
      ["informational statement"],
    ],
    ["one of Android", "passcode_changed", security("password_changed"), ["informational statement"]],
    ["a rule for passwords", "passcode_changed", security("password_complexity_set"), []],
    ["the same word in another log", "passcode_changed", log("android.logcat", "password_changed_callback", ""), []],
  ];
  it.each(cases)("%s: %s", (_, rule, record, expected) => {
    expect(verdicts(runRule(`extraction.${rule}`, [record]))).toEqual(expected);
  });
});

describe("extraction.brief_app", () => {
  const at = (name: string, time: number, id = "org.example.agent") =>
    event(id, name, time, { artifact: "ios.mobile_installation" });
  it.each([
    ["came and went", [at("installed", t0), at("uninstalled", t0 + hour)], 1],
    ["in the order of the log", [at("uninstalled", t0 + hour), at("installed", t0)], 1],
    [
      "twice",
      [
        at("installed", t0),
        at("uninstalled", t0 + hour),
        at("installed", t0 + 5 * hour),
        at("uninstalled", t0 + 6 * hour),
      ],
      2,
    ],
    ["stayed three hours", [at("installed", t0), at("uninstalled", t0 + 3 * hour)], 0],
    ["stays", [at("installed", t0)], 0],
    [
      "from the store, tried and removed",
      [at("placeholder installed", t0 - minute), at("installed", t0), at("uninstalled", t0 + hour)],
      0,
    ],
    [
      "updated and then removed",
      [at("installed", t0 - 90 * hour), at("installed", t0), at("uninstalled", t0 + hour)],
      0,
    ],
    ["Apple's own", [at("installed", t0, "com.apple.tips"), at("uninstalled", t0 + hour, "com.apple.tips")], 0],
    ["removed before", [at("uninstalled", t0), at("installed", t0 + minute)], 0],
    ["another log", [event("a.b", "installed", t0), event("a.b", "uninstalled", t0 + minute)], 0],
  ] as const)("%s", (_, records, count) => {
    expect(verdicts(runRule("extraction.brief_app", records))).toEqual(Array(count).fill("low statement"));
  });
});

describe("extraction.version_swap", () => {
  const whatsapp = "com.whatsapp";
  const install = (version: number, minutes: number, id = whatsapp) =>
    event(id, "install", t0 + minutes * minute, { version: String(version), artifact: "android.dumpsys_install_log" });
  const remove = (minutes: number) =>
    event(whatsapp, "uninstall", t0 + minutes * minute, { artifact: "android.logcat_installs" });
  const backup = (minutes: number) => event("com.android.backupconfirm", "ACTIVITY_RESUMED", t0 + minutes * minute);
  const logged = (tag: string, version_code: number, minutes: number) =>
    security(tag, { app_id: whatsapp, time: t0 + minutes * minute, details: { version_code } });
  it.each([
    ["older, then newer", [install(9, -9000), install(4, 0), install(9, 30)], ["low statement"]],
    ["with a backup in between", [install(9, -9000), install(4, 0), backup(5), install(9, 30)], ["medium backup"]],
    [
      "with a backup at another time",
      [install(9, -9000), install(4, 0), install(9, 30), backup(50)],
      ["low statement"],
    ],
    ["after a removal that keeps the data", [remove(-2), install(4, 0), backup(5), install(9, 30)], ["medium backup"]],
    [
      "both logs tell of it",
      [install(9, -9000), install(4, 0), install(4, 0), install(9, 30), install(9, 30)],
      ["low statement"],
    ],
    [
      "in the security log",
      [logged("package_updated", 9, -9000), logged("package_updated", 4, 0), logged("package_updated", 9, 20)],
      ["low statement"],
    ],
    ["two updates within an hour", [install(7, -9000), install(8, 0), install(9, 30)], []],
    ["the newer one a day later", [install(9, -9000), install(4, 0), install(9, 1500)], []],
    ["the older one stays", [install(9, -9000), install(4, 0)], []],
    ["removed, and installed again as it was", [install(9, -9000), remove(-2), install(9, 0), install(10, 30)], []],
    [
      "an application that nobody copies so",
      [install(9, -9000, "a.b"), install(4, 0, "a.b"), install(9, 30, "a.b")],
      [],
    ],
    [
      "days alone",
      [9, 4, 9].map((version, day) => event(whatsapp, "update", t0 + day * minute, { version: String(version) })),
      [],
    ],
  ] as const)("%s", (_, records, expected) => {
    expect(verdicts(runRule("extraction.version_swap", records))).toEqual(expected);
  });

  it("does not hold phones together", () => {
    const records = [install(9, -9000), install(4, 0), { ...install(9, 30), evidence: 1 }];
    expect(runRule("extraction.version_swap", records, { phones: [0, 1] })).toEqual([]);
  });
});

describe("extraction.unlock_attempts", () => {
  const attempt = (success: boolean | null, minutes: number) =>
    security("keyguard_dismiss_auth_attempt", { success, time: t0 + minutes * minute });
  const failed = (count: number, apart: number, from = 0) =>
    Array.from({ length: count }, (_, index) => attempt(false, from + index * apart));
  it.each([
    ["ten within an hour", failed(10, 6), ["low statement"]],
    ["and then the right one", [...failed(10, 1), attempt(true, 11)], ["low opened"]],
    ["nine", failed(9, 1), []],
    ["ten in a day", failed(10, 144), []],
    ["with successes between", [...failed(6, 1), attempt(true, 7), ...failed(6, 1, 8)], []],
    ["slow ones before a burst do not hide it", [...failed(5, 11), ...failed(10, 1, 61)], ["low statement"]],
    ["two bursts", [...failed(10, 1), ...failed(10, 1, 600)], ["low statement", "low statement"]],
    ["what does not say how it ended", Array.from({ length: 20 }, (_, index) => attempt(null, index)), []],
  ] as const)("%s", (_, records, expected) => {
    expect(verdicts(runRule("extraction.unlock_attempts", records))).toEqual(expected);
  });

  it("counts all of a burst", () => {
    expect(runRule("extraction.unlock_attempts", failed(14, 5))[0]?.words).toEqual({ attempts: 14 });
  });
});

describe("an application of a published extraction tool", () => {
  it.each([
    ["Cellebrite", "extraction extraction"],
    ["NoviSpy", "surveillance_app statement"],
  ])("of %s is of class and sentence %s", (family, expected) => {
    const packs = [{ pack: "p", family, role: "tool" }] as const;
    const match = { type: "app_id", value: "a.b", how: "exact", observed: "a.b", packs, warninglists: [] } as const;
    const matcher = {
      size: 1,
      match: (type: string, value: string) => (type === "app_id" && value === "a.b" ? [match] : []),
      warninglists: () => [],
    };
    const seen = runRule("indicator.app", [app("a.b"), app("a.bc")], { matcher });
    expect(seen.map((one) => `${one.class} ${one.sentence}`)).toEqual([expected]);
  });
});

it("nothing of what is not read from its source is above low", () => {
  for (const { id, vouched, inCustody, corroborated } of extractionRules) {
    if (vouched === "source_read") continue;
    expect([undefined, "informational", "low"], id).toContain(inCustody);
    expect(corroborated, id).toBeUndefined();
  }
});
