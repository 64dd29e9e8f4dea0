import { describe, expect, it } from "vitest";
import { runRule, type TestRecord, verdicts } from "../../../test/run-rule.ts";
import type { EvidenceKind } from "../../evidence/tree.ts";

const locator = { line: 1 } as const;
const spy = "org.example.spy";
const launcher = "com.example.notes";

/** In a list of packages; `origin` is the installer that it names. */
function app(origin: string | null, more: object = {}): TestRecord {
  return { kind: "app", locator, app_id: spy, installer: origin, system: false, ...more };
}
/** In the package manager's dump, which leaves an installer out that there is not. */
function dumped(more: object = {}, details: object = {}): TestRecord {
  const codePath = "/data/app/~~x==/org.example.spy-y==";
  const artifact = "android.dumpsys_packages";
  return {
    kind: "app",
    locator,
    app_id: spy,
    installer: null,
    system: false,
    artifact,
    details: { codePath, ...details },
    ...more,
  };
}
const fromFile = app("com.google.android.packageinstaller");
const fromCable = app("null");
const fromStore = app("com.android.vending");
const fromFreeStore = app("org.fdroid.fdroid");
const fromOther = app("org.example.installer");
const ofSystem = app("null", { system: true });

function component(component_type: string, more: object = {}): TestRecord {
  return { kind: "app_component", locator, app_id: spy, component: ".Service", component_type, ...more };
}
const service = component("accessibility service", { state: "enabled" });
const admin = component("device admin", { state: "active" });
/** Another application that can be started: a table of activities was read. */
const others = main(launcher, ".Main");
function main(app_id: string, name: string): TestRecord {
  const action = "android.intent.action.MAIN";
  return { kind: "app_component", locator, app_id, component: `${app_id}/${name}`, component_type: "activity", action };
}
const permissions = (count: number) => ({
  permissions: [
    "ACCESS_COARSE_LOCATION",
    "ACCESS_FINE_LOCATION",
    "CAMERA",
    "READ_CALENDAR",
    "READ_CALL_LOG",
    "READ_CONTACTS",
    "READ_PHONE_STATE",
    "READ_SMS",
    "RECORD_AUDIO",
    "SEND_SMS",
  ]
    .slice(0, count)
    .map((name) => `android.permission.${name}`),
});
function setting(key: string, value: string, namespace = "global"): TestRecord {
  return { kind: "setting", locator, key, value, namespace };
}
function property(key: string, value: string): TestRecord {
  return { kind: "system_property", locator, key, value };
}
function log(text: string): TestRecord {
  return { kind: "log_event", locator, text, event: "kernel" };
}
function startup(details: { [key: string]: string }): TestRecord {
  return { kind: "security_event", locator, event: "os_startup", details };
}
function use(operation: string, duration: number | null, app_state = "bg-s", more: object = {}): TestRecord {
  return { kind: "app_operation", locator, app_id: spy, operation, outcome: "access", duration, app_state, ...more };
}
function change(event: string, more: object = {}): TestRecord {
  return { kind: "app_event", locator, app_id: spy, event, ...more };
}
const listening = setting(
  "enabled_notification_listeners",
  `${spy}/.Listener:${launcher}/com.example.notes.Two`,
  "secure",
);
const signal = "org.thoughtcrime.securesms";
const signed = (app_id: string, ...certificate_hashes: string[]): TestRecord => ({
  ...fromStore,
  kind: "app",
  app_id,
  certificate_hashes,
});

type Case = [what: string, records: TestRecord[], verdicts: string[], kinds?: EvidenceKind[]];

describe.each<[rule: string, cases: Case[]]>([
  [
    "accessibility_service",
    [
      ["from a file", [service, fromFile], ["high sideloaded"]],
      ["through a cable", [service, fromCable], ["high sideloaded"]],
      ["through a cable, by the dump", [service, dumped()], ["high sideloaded"]],
      ["from a store", [service, fromStore], ["low store"]],
      ["from a store of free software", [service, fromFreeStore], ["low store"]],
      ["from what is not known here", [service, fromOther], ["medium statement"]],
      ["of the system", [service, ofSystem], ["informational system"]],
      [
        "a password manager, from a file",
        [{ ...service, app_id: "com.x8bit.bitwarden" } as TestRecord],
        ["low helper"],
      ],
      ["not turned on", [component("accessibility service", { state: "installed" }), fromFile], []],
      ["told twice", [service, service, fromFile], ["high sideloaded"]],
    ],
  ],
  [
    "notification_listener",
    [
      ["one from a file, one that nobody lists", [listening, fromFile], ["low statement", "low statement"]],
      [
        "one from a store, one of the system",
        [listening, fromStore, { ...ofSystem, app_id: launcher } as TestRecord],
        ["informational store"],
      ],
      ["none", [setting("enabled_notification_listeners", "null", "secure"), fromFile], []],
      ["another setting", [setting("enabled_input_methods", `${spy}/.Keys`, "secure"), fromFile], []],
    ],
  ],
  [
    "device_admin",
    [
      ["an application", [admin, fromFile], ["medium statement"]],
      ["of the system", [admin, ofSystem], ["informational system"]],
      ["an owner of the phone", [component("device owner"), fromFile], ["medium owner"]],
    ],
  ],
  [
    "sideloaded_app",
    [
      [
        "from a browser",
        [app("com.android.packageinstaller", { details: { originatingPackageName: "com.android.chrome" } })],
        ["medium from_app"],
      ],
      [
        "from a messenger, by another installer",
        [app("org.example.installer", { details: { originatingPackageName: "com.whatsapp" } })],
        ["medium from_app"],
      ],
      [
        "from a file manager",
        [
          app("com.android.packageinstaller", {
            details: { originatingPackageName: "com.google.android.apps.nbu.files" },
          }),
        ],
        ["medium statement"],
      ],
      [
        "a store, from a browser",
        [app("com.android.vending", { details: { originatingPackageName: "com.android.chrome" } })],
        [],
      ],
      [
        "a store of free software, from a browser",
        [app("org.fdroid.fdroid", { details: { originatingPackageName: "org.mozilla.firefox" } })],
        ["informational third_party_store"],
      ],
    ],
  ],
  [
    "installer_unknown",
    [
      ["nobody, by the dump", [dumped()], ["medium statement"]],
      ["the shell", [dumped({}, { initiatingPackageName: "com.android.shell" })], ["medium shell"]],
      ["in two lists", [fromCable, dumped({}, { initiatingPackageName: "com.android.shell" })], ["medium shell"]],
      ["put there by the maker", [dumped({}, { codePath: "/product/app/X" })], []],
      ["a list without installers", [app(null)], []],
      ["a store, by the dump", [dumped({ installer: "com.android.vending" })], []],
    ],
  ],
  [
    "hidden_app",
    [
      ["no activity", [others, app("null", permissions(1))], ["low statement"]],
      ["from a store", [others, app("com.android.vending", permissions(1))], ["informational statement"]],
      ["an activity", [others, main(spy, ".Main"), app("null", permissions(1))], []],
      [
        "an activity that was turned off",
        [others, main(spy, ".Main"), dumped(permissions(1), { disabledComponents: [`${spy}.Main`] })],
        ["low statement"],
      ],
      [
        "one of two was turned off",
        [main(spy, ".Main"), main(spy, ".Two"), dumped(permissions(1), { disabledComponents: [`${spy}.Main`] })],
        [],
      ],
      ["no table of activities", [app("null", permissions(1))], []],
      ["no permission that reaches far", [others, fromCable], []],
      ["of the system", [others, app("null", { ...permissions(1), system: true })], []],
    ],
  ],
  [
    "dangerous_permissions",
    [
      ["from a store", [app("com.android.vending", permissions(10))], ["informational statement"]],
      ["from a file", [app("com.android.packageinstaller", permissions(10))], ["medium sideloaded"]],
      ["nine, from a file", [app("com.android.packageinstaller", permissions(9))], []],
      [
        "hidden, from what is not known here",
        [others, app("org.example.installer", permissions(10))],
        ["medium hidden"],
      ],
      ["hidden, from a store", [others, app("com.android.vending", permissions(10))], ["informational statement"]],
      [
        "two lists, one of which has permissions",
        [fromFile, dumped({ ...permissions(10), installer: "com.android.packageinstaller" })],
        ["medium sideloaded"],
      ],
      ["of the system", [app("null", { ...permissions(10), system: true })], []],
    ],
  ],
  [
    "system_name",
    [
      ["a word of the system", [app("null", { app_id: "com.serv.services" })], ["low statement"]],
      [
        "Android's own prefix",
        [app("com.android.packageinstaller", { app_id: "com.android.sync.core" })],
        ["low statement"],
      ],
      ["shown in the list", [app("null", { app_id: "com.serv.services" }), main("com.serv.services", ".Main")], []],
      ["from a store", [app("com.android.vending", { app_id: "com.serv.services" })], []],
      ["of the system", [app("null", { app_id: "com.android.services", system: true })], []],
      ["another name", [fromCable], []],
    ],
  ],
  [
    "background_sensor",
    [
      ["microphone", [use("RECORD_AUDIO", 21), fromFile], ["medium statement"]],
      ["microphone, twenty seconds", [use("RECORD_AUDIO", 20), fromFile], []],
      ["microphone, cached", [use("RECORD_AUDIO", 3600, "cch-s"), fromCable], ["medium statement"]],
      ["camera, half a minute", [use("CAMERA", 30), fromFile], []],
      ["camera", [use("CAMERA", 31), fromFile], ["medium statement"]],
      ["place", [use("FINE_LOCATION", 181), fromFile], ["medium statement"]],
      ["place, from a store", [use("FINE_LOCATION", 9999), fromStore], ["informational store"]],
      ["microphone, from a store", [use("RECORD_AUDIO", 600), fromStore], ["low store"]],
      [
        "a call of a messenger from a file",
        [use("RECORD_AUDIO", 600, "bg-s", { app_id: "com.whatsapp" })],
        ["low store"],
      ],
      ["in a service that is shown", [use("RECORD_AUDIO", 600, "fgsvc-s"), fromFile], []],
      ["on the screen", [use("RECORD_AUDIO", 600, "top-s"), fromFile], []],
      ["refused", [use("RECORD_AUDIO", 600, "bg-s", { outcome: "reject" }), fromFile], []],
      ["no duration", [use("RECORD_AUDIO", null), fromFile], []],
      ["of the system", [use("RECORD_AUDIO", 600), ofSystem], []],
      ["two uses of one", [use("CAMERA", 31), use("CAMERA", 62), fromFile], ["medium statement"]],
    ],
  ],
  [
    "foreign_certificate",
    [
      ["another's", [signed(signal, "AB".repeat(32))], ["low statement"]],
      ["its publisher's", [signed(signal, "29F34E5F27F211B424BC5BF9D67162C0EAFBA2DA35AF35C16416FC446276BA26")], []],
      [
        "its publisher's new one, after the old",
        [signed(signal, "4be4f6cd5be844083e900279dc822af65a547fecc26aba7ff1f5203a45518cd8")],
        [],
      ],
      [
        "F-Droid's build",
        [signed("com.x8bit.bitwarden", "de6ec91431557995297bf3e65bc80349bc603a04708160618c86bc9994171c90")],
        [],
      ],
      ["no SHA-256", [signed(signal, "ab".repeat(20))], []],
      ["an application that is not listed", [signed(spy, "ab".repeat(32))], []],
    ],
  ],
  [
    "install_request",
    [
      ["a browser", [change("install", { installer: "com.android.chrome" })], ["medium statement"]],
      ["nobody", [change("install", { installer: "null" })], ["low nobody"]],
      ["a store", [change("install", { installer: "com.android.vending" })], []],
      ["not told", [change("install")], []],
      ["a removal", [change("uninstall", { installer: "com.android.chrome" })], []],
    ],
  ],
  [
    "appops_install_packages",
    [
      [
        "a messenger",
        [use("REQUEST_INSTALL_PACKAGES", null, "top-s", { app_id: "org.telegram.messenger" })],
        ["low statement"],
      ],
      ["another", [use("REQUEST_INSTALL_PACKAGES", null, "top-s")], ["medium statement"]],
    ],
  ],
  [
    "package_uninstalled",
    [
      ["an application", [change("uninstall")], ["informational statement"]],
      ["a messenger", [change("uninstall", { app_id: "com.whatsapp" })], ["low messenger"]],
    ],
  ],
  [
    "package_downgrade",
    [
      [
        "a messenger",
        [1, 2].map((day) => change("update", { app_id: signal, version: String(9 - day), time: day * 86_400e6 })),
        ["medium messenger"],
      ],
    ],
  ],
  [
    "remembered_app",
    [
      [
        "gone",
        [change("override kept"), { ...fromStore, app_id: launcher } as TestRecord],
        ["informational statement"],
      ],
      ["still there", [change("override kept"), fromStore], []],
      ["part of the system", [change("override kept"), ofSystem], []],
      ["no list of what is installed", [change("override kept")], []],
    ],
  ],
  [
    "usb_debugging",
    [
      ["on", [setting("adb_enabled", "1")], ["low statement"], ["bugreport"]],
      [
        "on, in an acquisition that needs it",
        [setting("adb_enabled", "1"), setting("adb_enabled", "1")],
        ["informational acquisition"],
        ["androidqf", "bugreport"],
      ],
      ["off", [setting("adb_enabled", "0")], []],
    ],
  ],
  [
    "adb_over_network",
    [
      ["on", [setting("adb_wifi_enabled", "1")], ["medium statement"]],
      [
        "on, as a service",
        [property("service.adb.tcp.port", "5555"), setting("adb_wifi_enabled", "1")],
        ["medium statement"],
      ],
      ["off", [setting("adb_wifi_enabled", "0"), property("service.adb.tcp.port", "-1")], []],
      ["a network", [setting("adb_wifi.trusted_network", "00:11:22:33:44:55")], ["low trusted"]],
      [
        "an acquisition that works so",
        [
          setting("adb_wifi_enabled", "1"),
          { kind: "log_event", locator, event: "acquisition started", details: { bugbane_version: "1" } },
        ],
        ["informational acquisition"],
      ],
    ],
  ],
  [
    "verified_boot",
    [
      ["green and locked", [property("ro.boot.verifiedbootstate", "green"), property("ro.boot.flash.locked", "1")], []],
      [
        "orange",
        [property("ro.boot.verifiedbootstate", "orange"), property("sys.oem_unlock_allowed", "1")],
        ["high statement"],
      ],
      ["not locked", [property("ro.boot.flash.locked", "0")], ["high statement"]],
      ["unlocked", [property("ro.boot.vbmeta.device_state", "unlocked")], ["high statement"]],
      [
        "yellow and locked",
        [property("ro.boot.verifiedbootstate", "yellow"), property("ro.boot.flash.locked", "1")],
        ["informational yellow"],
      ],
      [
        "yellow and unlocked",
        [property("ro.boot.verifiedbootstate", "yellow"), property("ro.boot.flash.locked", "0")],
        ["high statement"],
      ],
      ["red, by the security log", [startup({ verified_boot_state: "RED" })], ["high red"]],
      ["green, by the security log", [startup({ verified_boot_state: "green" })], []],
      ["allowed", [property("sys.oem_unlock_allowed", "1")], ["informational allowed"]],
      ["not told", [property("ro.boot.verifiedbootstate", "")], []],
    ],
  ],
  [
    "selinux_permissive",
    [
      ["switched", [log("audit(1700000000.1:5): enforcing=0 old_enforcing=1 auid=0 ses=1")], ["high switched"]],
      ["switched on", [log("audit(1700000000.1:5): enforcing=1 old_enforcing=0 auid=0 ses=1")], []],
      ["refused", [log("avc:  denied  { setenforce } for pid=7 comm=x scontext=u:r:shell:s0")], ["medium ordered"]],
      ["a command", [log("su: executing setenforce 0")], ["medium ordered"]],
      ["another refusal", [log("avc:  denied  { read } for name=enforce")], []],
      ["by the start", [property("ro.boot.selinux", "permissive")], ["medium boot"]],
      ["enforcing by the start", [property("ro.boot.selinux", "enforcing")], []],
    ],
  ],
  [
    "system_integrity",
    [
      ["a block", [log("device-mapper: verity: 254:4: data block 1234 is corrupted")], ["high statement"]],
      ["a block of the tree", [log("device-mapper: verity: 254:4: metadata block 1 is corrupted")], ["high statement"]],
      ["what was mended", [log("device-mapper: verity-fec: 254:4: FEC 1000: corrected 1 errors")], []],
      ["the table", [log("init: [libfs_avb] vbmeta: digest mismatch")], ["high statement"]],
      ["an ordinary start", [log("init: [libfs_avb] Returning avb_handle with status: Success for vbmeta")], []],
      ["after corruption", [property("ro.boot.veritymode", "eio")], ["medium eio"]],
      ["off", [startup({ dm_verity_mode: "disabled" })], ["high off"]],
      ["on", [property("ro.boot.veritymode", "enforcing"), startup({ dm_verity_mode: "enforcing" })], []],
    ],
  ],
])("android.%s", (rule, cases) => {
  it.each(cases)("%s", (_, records, expected, kinds = ["bugreport"]) => {
    expect(verdicts(runRule(`android.${rule}`, records, { kinds }))).toEqual(expected);
  });
});

describe("one application is one subject", () => {
  it.each<[rule: string, records: TestRecord[]]>([
    ["accessibility_service", [service, fromFile]],
    ["appops_install_packages", [use("REQUEST_INSTALL_PACKAGES", null)]],
    ["background_sensor", [use("CAMERA", 31), fromFile]],
    ["dangerous_permissions", [app("null", permissions(10))]],
    ["device_admin", [admin]],
    ["hidden_app", [others, app("null", permissions(1))]],
    ["install_request", [change("install", { installer: "null" })]],
    ["installer_unknown", [fromCable]],
    ["package_uninstalled", [change("uninstall")]],
    ["sideloaded_app", [fromFile]],
  ])("android.%s", (rule, records) => {
    expect(runRule(`android.${rule}`, records).map(({ subject }) => subject)).toEqual([`app:${spy}`]);
  });
});

it("a finding on an application rests on what it shows and on where the application came from", () => {
  const [seen] = runRule("android.accessibility_service", [fromFile, service]);
  expect(seen?.records.map(({ kind }) => kind)).toEqual(["app_component", "app"]);
});

it("what one phone says of an application is not taken for another's", () => {
  const elsewhere: TestRecord = { ...fromFile, evidence: 1 };
  const records = [service, fromStore, elsewhere];
  const phones = [0, 1];
  expect(verdicts(runRule("android.accessibility_service", records, { phones }))).toEqual(["low store"]);
});

describe("a downgrade that several dumps tell of", () => {
  const update = (version: string, day: number, file: string, evidence = 0): TestRecord => ({
    ...change("update", { version, time: day * 86_400e6 }),
    file,
    evidence,
  });
  it.each<[what: string, records: TestRecord[], count: number]>([
    ["is one", [update("9", 1, "a"), update("8", 2, "a"), update("9", 1, "b"), update("8", 2, "b")], 1],
    [
      "is none where each tells of the same updates",
      [update("8", 1, "a"), update("9", 1, "a"), update("8", 1, "b")],
      0,
    ],
    ["is told by that which tells more", [update("9", 1, "a"), update("9", 1, "b"), update("8", 1, "b")], 1],
    ["is none between two phones", [update("9", 1, "a"), update("8", 2, "b", 1)], 0],
  ])("%s", (_, records, count) => {
    expect(runRule("android.package_downgrade", records, { phones: [0, 1] })).toHaveLength(count);
  });
});

it("the longest use is told, with its state", () => {
  const [seen] = runRule("android.background_sensor", [use("CAMERA", 31), use("CAMERA", 61.6, "cch-s"), fromFile]);
  expect(seen?.words).toMatchObject({ seconds: 62, state: "cch-s" });
});
