import { androidContent, type KernelLine } from "../android/content.ts";
import { everything } from "../android/life/apps.ts";
import { androidPhone } from "../android/practice-phone.ts";
import type { Deterministic } from "../random.ts";
import { at, hours, iso, minutes, seconds } from "../time.ts";
import type { CasePlan, CaseTruth, CustodyTold, PracticeCase } from "./case.ts";
import { about, some } from "./choose.ts";
import { androidOf, someone } from "./people.ts";
import { androidPiece } from "./pieces.ts";

/**
 * Modelled on what Amnesty International published of Serbia in 2024 and 2025: peripherals that come and go while the
 * phone is locked, an unlock, and an application installed through a cable while the phone was held. Package names,
 * certificates and addresses of servers are published; devices, times and everything else are invented.
 */
export const implantInCustody: PracticeCase = {
  id: "implant-in-custody",
  title: "Handed back with something on it",
  summary:
    "An activist's phone was held for a morning. While it was locked, peripherals came and went within a minute; then it was unlocked, a computer was allowed to debug it, and an application arrived by cable.",
  packs: ["amnesty-novispy"],
  plan,
};

const packages = ["com.accesibilityservice", "com.gu.activity", "com.li.activity", "com.serv.services"];
const certificates = [
  "35926e966186c8f2deec66864389d73989c75c85cb6668da2f455db6fe67e91f",
  "38693e1ea0fbf39d28f66b1714fdeed4e23b3973276481097d2d66e87f3647eb",
  "3ac97735164824657b683e805133b1274b2dedabf9fdd6aa9aca31089d501e64",
];
const servers = ["176.223.111.131", "178.220.122.57", "185.86.148.174", "188.93.127.34", "195.178.51.251"];

interface Morning {
  readonly custody: CustodyTold;
  readonly plugged: number;
  readonly unlocked: number;
  readonly connected: number;
  readonly installed: number;
  readonly spoken: number;
  readonly app: string;
  readonly certificate: string;
  readonly server: string;
  readonly computer: string;
}

function choose(random: Deterministic): Morning {
  const start = about(random, at("2025-11-17T08:10:00Z"), minutes(70));
  const plugged = about(random, start + minutes(20), minutes(40));
  const unlocked = about(random, plugged + minutes(2), minutes(6));
  const connected = about(random, unlocked + minutes(3), minutes(10));
  const installed = about(random, connected + minutes(15), minutes(40));
  const end = installed + minutes(30 + random.below(60));
  return {
    custody: { label: random.pick(["questioned", "held for a morning"]), start: iso(start), end: iso(end) },
    plugged,
    unlocked,
    connected,
    installed,
    spoken: about(random, end + hours(1), hours(4)),
    app: random.pick(packages),
    certificate: random.pick(certificates),
    server: random.pick(servers),
    computer: random.pick(["op@tech-3", "root@kiosk", "user@pc-12"]),
  };
}

function plan(random: Deterministic): CasePlan {
  const person = someone(random);
  const morning = choose(random);
  return {
    owner: person.name,
    pieces: [androidPiece("androidqf", androidPhone(androidOf(person, random), heldPhone(random, morning)))],
    custody: [morning.custody],
    truth: truthOf(morning),
  };
}

function heldPhone(random: Deterministic, morning: Morning) {
  const { app, certificate, installed, connected, unlocked, spoken, server, computer } = morning;
  return androidContent({
    apps: [
      {
        name: app,
        uid: 10_310 + random.below(40),
        installer: null,
        initiating: "com.android.shell",
        installed,
        updated: installed,
        versionCode: 1 + random.below(40),
        sha256: certificate,
        subject: "CN=Practice implant (synthetic)",
        granted: some(random, everything, 11),
      },
    ],
    operations: [
      {
        app,
        operations: [
          { name: "READ_CONTACTS", mode: "allow", accesses: [["fgsvc-s", installed + minutes(3)]] },
          { name: "RECORD_AUDIO", mode: "allow", accesses: [["bg-s", spoken + minutes(9)]] },
        ],
      },
    ],
    kernel: peripherals(random, morning.plugged),
    usageEvents: [
      { time: at(morning.custody.start) - minutes(4), type: "KEYGUARD_SHOWN", app: "android" },
      { time: unlocked, type: "KEYGUARD_HIDDEN", app: "android" },
    ],
    computers: [{ comment: computer, connected }],
    packageLog: [{ time: installed, what: "install", app, version: 1, from: null }],
    changes: [{ day: iso(installed).slice(0, 10), app, version: 1 }],
    sockets: [{ app, address: server, port: 443 }],
    connections: [0, 1, 2].map((hour) => ({ time: spoken + hours(hour), address: server, app })),
    securityEvents: [
      { time: unlocked, tag: "keyguard_dismissed", data: {} },
      { time: connected, tag: "adb_shell_interactive", data: {} },
      { time: installed, tag: "package_installed", data: { package_name: app, version_code: 1, user_id: 0 } },
    ],
  });
}

interface Peripheral {
  readonly vendor: string;
  readonly product: string;
  readonly name: string;
  /** What the driver says of it. */
  readonly driver: (port: string) => string;
}

const kinds: readonly Peripheral[] = [
  {
    vendor: "1bcf",
    product: "2c99",
    name: "Practice Webcam (synthetic)",
    driver: (port) => `uvcvideo ${port}:1.0: Found UVC 1.00 device Practice Webcam (synthetic)`,
  },
  {
    vendor: "0d8c",
    product: "0102",
    name: "Practice Sound (synthetic)",
    driver: (port) => `usb ${port}: snd-usb-audio: registered as card 1`,
  },
  {
    vendor: "056a",
    product: "0357",
    name: "Practice Touch Pad (synthetic)",
    driver: (port) =>
      `hid-generic 0003:056A:0357.0003: input,hidraw0: USB HID v1.10 Device [Practice Touch Pad (synthetic)] on usb-${port}/input0`,
  },
];

/** Webcam, sound card and touch pad in some order, one or two of them again, each gone after some seconds. */
function peripherals(random: Deterministic, start: number): KernelLine[] {
  const order = [...some(random, kinds, kinds.length), ...some(random, kinds, 1 + random.below(2))];
  let time = start;
  return order.flatMap((one, index) => {
    const device = 3 + index;
    const lines = plug(one, device, time, about(random, time + seconds(3), 4_000));
    time = about(random, time + seconds(8), 2_000);
    return lines;
  });
}

/** Lines of the kernel's USB core (Linux drivers/usb/core/hub.c, announce_device) and of the device's driver. */
function plug({ vendor, product, name, driver }: Peripheral, device: number, time: number, gone: number): KernelLine[] {
  const port = "1-1";
  return [
    { time, text: `usb ${port}: new high-speed USB device number ${device} using xhci-hcd` },
    {
      time: time + 150,
      text: `usb ${port}: New USB device found, idVendor=${vendor}, idProduct=${product}, bcdDevice= 0.00`,
    },
    { time: time + 151, text: `usb ${port}: New USB device strings: Mfr=1, Product=2, SerialNumber=0` },
    { time: time + 152, text: `usb ${port}: Product: ${name}` },
    { time: time + 240, text: driver(port) },
    { time: gone, text: `usb ${port}: USB disconnect, device number ${device}` },
  ];
}

function truthOf(morning: Morning): CaseTruth {
  const { custody, app, certificate, server, computer, plugged, connected, installed, spoken } = morning;
  const label = [custody.label];
  return {
    mustFind: [
      {
        id: "peripherals",
        says: "Webcam, sound card and touch pad came and went within a minute while the phone was locked.",
        rule: "usb",
        classes: ["attempt", "extraction", "anomaly"],
        // Known to us from reports about the source: it stays low by itself.
        atLeast: "low",
        sentence: "locked",
        artifact: "android.kernel_log",
        time: iso(plugged),
        custody: label,
      },
      {
        id: "package",
        says: "An application with a published id is installed.",
        rule: "^indicator\\.app$",
        classes: ["surveillance_app"],
        atLeast: "high",
        artifact: "android.packages",
        contains: [app],
        tool: "NoviSpy",
      },
      {
        id: "certificate",
        says: "It is signed with a published certificate.",
        rule: "^indicator\\.hash$",
        classes: ["execution", "surveillance_app"],
        atLeast: "high",
        artifact: "android.packages",
        contains: [certificate],
        tool: "NoviSpy",
      },
      {
        id: "server-open",
        says: "It held a connection to a published address when the report was made.",
        rule: "^indicator\\.url$",
        classes: ["execution", "attempt"],
        atLeast: "high",
        artifact: "android.netstat",
        contains: [server],
        tool: "NoviSpy",
      },
      {
        id: "server-logged",
        says: "The phone logged connections of it to a published address.",
        rule: "^indicator\\.url$",
        classes: ["execution"],
        atLeast: "high",
        artifact: "android.intrusion_connections",
        contains: [server],
        time: iso(spoken),
        tool: "NoviSpy",
      },
      {
        id: "computer",
        says: "A computer that may debug the phone was last there in those hours.",
        classes: ["extraction"],
        atLeast: "medium",
        artifact: "android.dumpsys_adb",
        contains: [computer],
        time: iso(connected),
        custody: label,
      },
      {
        id: "installed-in-custody",
        says: "The application was installed inside the window.",
        classes: ["surveillance_app", "extraction"],
        atLeast: "high",
        contains: [app],
        artifact: "android.intrusion_security",
        time: iso(installed),
        custody: label,
      },
      {
        id: "order",
        says: "First a computer reached the phone, then the application came: inside the window, in that order.",
        rule: "^incident\\.custody$",
        classes: ["execution", "extraction", "surveillance_app"],
        atLeast: "high",
        custody: label,
        contains: [app],
        joins: ["extraction", "surveillance_app"],
      },
    ],
    mustNotClaim: [
      { why: "no source that was read names such a file", text: "falcon" },
      { why: "who held the phone is not on it", text: "\\b(Serb|government|authorit|police|agency|ministry)" },
      { why: "the phone has no trace that only this product leaves", tool: "Cellebrite" },
      { why: "nobody wrote to the owner", classes: ["targeting"], above: "low" },
      { why: "earphones at breakfast", value: "idProduct=a051", above: "low" },
    ],
    unresolved: [],
  };
}
