import { describe, expect, it } from "vitest";
import { runRule, type TestRecord, verdicts } from "../../../test/run-rule.ts";
import { isoTime, parseIsoTime } from "../../formats/time.ts";
import type { DetailValue } from "../../records/kinds.ts";

const locator = { key: "" } as const;
const second = 1_000_000;
const hour = 3_600 * second;
const t0 = parseIsoTime("2025-05-01T00:00:00Z") ?? 0;

describe("rules on one record of the device", () => {
  const app = (rest: object): TestRecord => ({ kind: "app", locator, app_id: "org.example.app", ...rest });
  const profile = (...payload_types: string[]): TestRecord => ({
    kind: "configuration_profile",
    locator,
    profile_id: "1",
    name: "P",
    payload_types,
  });
  const provisioning = (rest: object): TestRecord => ({
    kind: "provisioning_profile",
    locator,
    profile_id: "1",
    app_id: "org.example.app",
    all_devices: true,
    ...rest,
  });
  const automation = (rest: object): TestRecord => ({
    kind: "automation",
    locator,
    title: "A",
    event: "WFAppInFocusTrigger",
    enabled: true,
    asks: false,
    notifies: false,
    actions: ["is.workflow.actions.openurl"],
    related_urls: ["https://start.example.org/"],
    ...rest,
  });
  const permission = (rest: object): TestRecord => ({
    kind: "permission",
    locator,
    permission: "kTCCServiceMicrophone",
    process: "/private/var/tmp/agent",
    client_type: "absolute_path",
    decision: "allowed",
    reason: "user_consent",
    ...rest,
  });
  const file = (path: string, type = "file"): TestRecord => ({ kind: "file", locator, path, details: { type } });
  const client = (rest: object): TestRecord => ({ kind: "location_client", locator, process: "x", ...rest });
  const differs = (name: string, difference: string): TestRecord => ({
    kind: "stored_file",
    locator,
    name,
    difference,
    stated: "7",
    found: "9",
  });

  const certificate = (trust_settings: DetailValue): TestRecord => ({
    kind: "trusted_certificate",
    locator,
    name: "ROOT",
    details: { trust_settings },
  });

  const cases: [rule: string, what: string, record: TestRecord, expected: string[]][] = [
    ["ios.app_not_from_store", "of the store", app({ installer: "com.apple.AppStore" }), []],
    ["ios.app_not_from_store", "of the phone's synchronisation", app({ installer: "com.apple.datausage.atc" }), []],
    ["ios.app_not_from_store", "a test version", app({ installer: "com.apple.TestFlight" }), ["low statement"]],
    ["ios.app_not_from_store", "another store", app({ installer: "org.example.store" }), ["medium statement"]],
    ["ios.configuration_profile", "management", profile("com.apple.wifi.managed", "com.apple.mdm"), ["low statement"]],
    ["ios.configuration_profile", "Wi-Fi alone", profile("com.apple.wifi.managed"), ["informational ordinary"]],
    ["ios.configuration_profile", "notifications alone", profile("com.apple.notificationsettings"), []],
    [
      "ios.notification_profile",
      "wherever it stands",
      profile("com.apple.wifi.managed", "com.apple.notificationsettings"),
      ["medium statement"],
    ],
    ["ios.notification_profile", "Wi-Fi", profile("com.apple.wifi.managed"), []],
    [
      "ios.managed_phone",
      "a server",
      { kind: "management", locator, url: "https://m.example.org/" },
      ["low statement"],
    ],
    ["ios.managed_phone", "supervised", { kind: "management", locator, supervised: true }, ["low supervised"]],
    ["ios.managed_phone", "as phones are sold", { kind: "management", locator, supervised: false }, []],
    ["ios.added_root_certificate", "for everything", certificate([]), ["low statement"]],
    ["ios.added_root_certificate", "for one use", certificate([{ kSecTrustSettingsResult: 1 }]), ["low statement"]],
    ["ios.added_root_certificate", "refused", certificate([{ kSecTrustSettingsResult: 3 }]), []],
    ["ios.added_root_certificate", "any", { kind: "trusted_certificate", locator, name: "ROOT" }, ["low statement"]],
    ["ios.enterprise_provisioning", "for any phone", provisioning({ expires: t0 + hour }), ["low statement"]],
    ["ios.enterprise_provisioning", "ran out", provisioning({ expires: t0 - hour }), []],
    ["ios.enterprise_provisioning", "for named phones", provisioning({ all_devices: null }), []],
    ["ios.modified_system", "an installer", app({ app_id: "com.opa334.TrollStore" }), ["low statement"]],
    ["ios.modified_system", "another case", app({ app_id: "com.opa334.trollstore" }), []],
    ["ios.modified_system", "a jailbreak's folder", file("/private/var/jb/usr/bin/sh"), ["low statement"]],
    ["ios.modified_system", "its store", file("/Applications/Sileo.app/Info.plist"), ["low statement"]],
    ["ios.modified_system", "a name that begins so", file("/private/var/jbs"), []],
    ["ios.modified_system", "a name in a person's folder", file("/private/var/mobile/var/jb/x"), []],
    ["ios.silent_automation", "the published form", automation({}), ["medium statement"]],
    ["ios.silent_automation", "it notifies", automation({ notifies: true }), ["low statement"]],
    [
      "ios.silent_automation",
      "an application's own link",
      automation({ related_urls: ["music://x"] }),
      ["low statement"],
    ],
    ["ios.silent_automation", "another trigger", automation({ event: "WFWifiTrigger" }), ["low statement"]],
    ["ios.silent_automation", "it asks", automation({ asks: true }), []],
    ["ios.silent_automation", "it is not said whether it asks", automation({ asks: null }), []],
    ["ios.silent_automation", "switched off", automation({ enabled: false }), []],
    ["ios.silent_automation", "a lamp", automation({ actions: ["is.workflow.actions.homeaccessory"] }), []],
    ["ios.permission_without_consent", "a program of tmp", permission({}), ["medium statement"]],
    ["ios.permission_without_consent", "denied", permission({ decision: "denied" }), []],
    ["ios.permission_without_consent", "the system's", permission({ process: "/usr/libexec/x" }), []],
    [
      "ios.permission_without_consent",
      "an application",
      permission({ process: "org.example.app", client_type: "bundle_id" }),
      [],
    ],
    [
      "ios.permission_without_consent",
      "by management",
      permission({ process: "org.example.app", client_type: "bundle_id", reason: "mdm_policy" }),
      ["low policy"],
    ],
    [
      "ios.permission_without_consent",
      "Apple's by management",
      permission({ process: "com.apple.x", client_type: "bundle_id", reason: "mdm_policy" }),
      [],
    ],
    ["ios.permission_without_consent", "reminders", permission({ permission: "kTCCServiceReminders" }), []],
    ["ios.location_client_place", "tmp", client({ executable: "/private/var/tmp/x" }), ["low statement"]],
    ["ios.location_client_place", "the system", client({ path: "/System/Library/LocationBundles/X.bundle" }), []],
    [
      "ios.location_client_place",
      "an application",
      client({ path: "/private/var/containers/Bundle/Application/A/x.app" }),
      [],
    ],
    ["ios.location_client_place", "no path", client({ app_id: "org.example.app" }), []],
    ["ios.legacy_boot_persistence", "the script", file("/--early-boot", "link"), ["high statement"]],
    ["ios.legacy_boot_persistence", "the service as a link", file("/usr/libexec/rtbuddyd", "link"), ["high statement"]],
    ["ios.legacy_boot_persistence", "the service", file("/usr/libexec/rtbuddyd"), []],
    ["ios.legacy_boot_persistence", "a name that ends so", file("/private/var/mobile/x--early-boot"), []],
    ["ios.backup_difference", "size", differs("HomeDomain-Library/SMS/sms.db", "size"), ["low statement"]],
    ["ios.backup_difference", "digest", differs("HomeDomain-Library/SMS/sms.db", "digest"), ["low digest"]],
    [
      "ios.backup_difference",
      "size of an application's",
      differs("AppDomain-a.b-x", "size"),
      ["informational statement"],
    ],
    ["ios.backup_difference", "not listed", differs(`aa/${"a".repeat(40)}`, "unlisted"), ["informational unlisted"]],
  ];
  it.each(cases)("%s: %s", (rule, _, record, expected) => {
    expect(verdicts(runRule(rule, [record], { asOf: t0 }))).toEqual(expected);
  });
});

describe("ios.system_downgrade", () => {
  const version = (os_version: string, build: string, hours: number, product = "iPhone OS"): TestRecord => ({
    kind: "os_version",
    locator,
    os_version,
    build,
    time: t0 + hours * hour,
    details: { os_version: `${product} ${os_version} (${build})` },
  });
  const cases: [string, TestRecord[], string[]][] = [
    ["back", [version("17.7.2", "21H221", 0), version("17.6.1", "21G93", 1)], ["high statement"]],
    ["forward, told in another order", [version("17.7.2", "21H221", 2), version("17.6.1", "21G93", 1)], []],
    ["ten is more than nine", [version("16.9", "20A", 0), version("16.10", "20B", 1)], []],
    [
      "from a test version",
      [version("18.0", "22A5282m", 0), version("17.6.1", "21G93", 1)],
      ["informational test_version"],
    ],
    ["a watch beside it", [version("17.7.2", "21H221", 0), version("10.6", "21U577", 1, "Watch OS")], []],
    ["the same again", [version("17.7.2", "21H221", 0), version("17.7.2", "21H221", 1)], []],
    [
      "back once and on",
      [version("17.7.2", "21H221", 0), version("17.6", "21G80", 1), version("17.6", "21G80", 2)],
      ["high statement"],
    ],
  ];
  it.each(cases)("%s", (_, records, expected) => {
    expect(verdicts(runRule("ios.system_downgrade", records))).toEqual(expected);
  });
});

describe("ios.usage_gap", () => {
  const call = (at: number): TestRecord => ({ kind: "call", locator, time: at });
  /** Five messages and a call a day, but for the days that are left out. */
  const life = (days: number, without: readonly number[] = [], perDay = 5): TestRecord[] =>
    Array.from({ length: days }, (_, day) => day)
      .filter((day) => !without.includes(day))
      .flatMap((day) => {
        const at = (h: number): number => t0 + (day * 24 + h) * hour;
        const messages = Array.from(
          { length: perDay },
          (_, index): TestRecord => ({
            kind: "message",
            locator,
            time: at(8 + index * 2),
          }),
        );
        return [...messages, call(at(9))];
      });
  const cases: [string, TestRecord[], string[]][] = [
    ["a day is missing", life(40, [20]), ["low statement"]],
    ["nothing is missing", life(40), []],
    ["two days are missing, apart", life(60, [20, 40]), ["low statement", "low statement"]],
    ["weekends are missing", life(40, [5, 6, 12, 13, 19, 20, 26, 27, 33, 34]), []],
    ["a phone that is hardly used", life(40, [20], 1), []],
    ["at the beginning, where records thin out", life(40, [3]), []],
  ];
  it.each(cases)("%s", (_, records, expected) => {
    expect(verdicts(runRule("ios.usage_gap", records))).toEqual(expected);
  });

  it("rests on the calls around it, and says from when to when", () => {
    const [found] = runRule("ios.usage_gap", life(40, [20]));
    expect(found?.records).toHaveLength(2);
    expect(found?.words).toEqual({
      from: isoTime(t0 + (19 * 24 + 17) * hour),
      to: isoTime(t0 + (21 * 24 + 8) * hour),
    });
  });
});

describe("ios.triangulation_window", () => {
  const at = (seconds: number): number => t0 + seconds * second;
  const folder = (name: string, modified: number, changed = modified): TestRecord => ({
    kind: "file",
    locator,
    path: `MediaDomain-Library/SMS/Attachments/${name}`,
    modified: at(modified),
    changed: at(changed),
    created: at(-90_000),
  });
  const attachment = (seconds: number): TestRecord => ({
    kind: "file",
    locator,
    path: "MediaDomain-Library/SMS/Attachments/00/00/ABCD/photo.jpg",
    modified: at(seconds),
    changed: at(seconds),
    created: at(seconds),
  });
  const preference = (seconds: number): TestRecord => ({
    kind: "file",
    locator,
    path: "RootDomain-Library/Preferences/com.apple.ImageIO.plist",
    modified: at(seconds),
  });
  const traffic = (process: string, seconds: number): TestRecord => ({
    kind: "process_activity",
    locator,
    process,
    first_seen: at(seconds),
  });
  const location = (bundle: string, seconds: number): TestRecord => ({
    kind: "location_client",
    locator,
    process: `com.apple.locationd.bundle-/System/Library/LocationBundles/${bundle}.bundle`,
    details: { LocationTimeStopped: isoTime(at(seconds)) },
  });
  const cases: [string, TestRecord[], string[]][] = [
    ["folder and traffic", [folder("12/02", 0, 10), traffic("nehelper", 200)], ["high statement"]],
    [
      "folder, preferences, location",
      [folder("12", 0), preference(20), location("WRMLinkSelection", 30)],
      ["high statement"],
    ],
    ["an attachment is there", [folder("12/02", 0), attachment(5), traffic("nehelper", 200)], []],
    [
      "an attachment of another day",
      [folder("12/02", 0), attachment(86_400), traffic("nehelper", 200)],
      ["high statement"],
    ],
    ["too far apart", [folder("12/02", 0), traffic("nehelper", 301)], []],
    ["only one of the folder's times", [folder("12/02", 0, 9_000), traffic("nehelper", 200)], []],
    ["one class", [traffic("nehelper", 0), traffic("com.apple.WebKit.WebContent", 5)], []],
    ["without the folder", [preference(0), traffic("nehelper", 100)], ["low without_attachment"]],
    ["another process", [folder("12/02", 0), traffic("nehelperd", 200)], []],
    ["another bundle", [folder("12/02", 0), location("Other", 5)], []],
  ];
  it.each(cases)("%s", (_, records, expected) => {
    expect(verdicts(runRule("ios.triangulation_window", records))).toEqual(expected);
  });
});
