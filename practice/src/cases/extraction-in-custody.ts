import { androidContent } from "../android/content.ts";
import { acquisition } from "../android/phone.ts";
import { androidPhone } from "../android/practice-phone.ts";
import { phone } from "../iphone/phone.ts";
import { pairing, type Sysdiagnose, serviceStart } from "../iphone/sysdiagnose.ts";
import type { Deterministic } from "../random.ts";
import { at, days, iso, minutes, seconds } from "../time.ts";
import type { CasePlan, CaseTruth, CustodyTold, PracticeCase } from "./case.ts";
import { about, number } from "./choose.ts";
import { androidOf, someone } from "./people.ts";
import { androidPiece, sysdiagnosePiece } from "./pieces.ts";

/**
 * Modelled on what Citizen Lab published of Jordan and Kenya in 2026: the number by which a vendor's program pairs, the
 * queue of its passcode program, the application that it puts on a phone and takes off again. Those three values are
 * published; times, services, counts and everything else are invented.
 */
export const extractionInCustody: PracticeCase = {
  id: "extraction-in-custody",
  title: "Two phones in somebody's hands for an afternoon",
  summary:
    "After a march both phones of an organiser were kept for some hours. A computer paired with the iPhone and tried its passcode; an application came to the Android phone and went again.",
  packs: ["mvt-cellebrite"],
  plan,
};

const hostId = "9016926980658937761372207";
const systemBuid = "30313996-42072961236303456";
const queue = "com.cellebrite.bruteforce";
const agent = "com.client.appA";

/** Paris in winter. */
const zone = 60;

interface Afternoon {
  readonly custody: CustodyTold;
  readonly paired: number;
  readonly crashed: number;
  readonly connected: number;
  readonly installed: number;
  readonly used: number;
  readonly removed: number;
  readonly comment: string;
}

function plan(random: Deterministic): CasePlan {
  const person = someone(random);
  const whose = androidOf(person, random);
  const afternoon = choose(random);
  return {
    owner: person.name,
    pieces: [
      sysdiagnosePiece(sysdiagnose(random, afternoon)),
      androidPiece("bugreport", androidPhone(whose, seizedAndroid(random, afternoon))),
    ],
    custody: [afternoon.custody],
    truth: truthOf(afternoon),
  };
}

function choose(random: Deterministic): Afternoon {
  const start = about(random, at("2025-11-16T10:00:00Z"), minutes(180));
  const end = start + minutes(200 + random.below(120));
  const paired = about(random, start + minutes(25), minutes(30));
  const connected = about(random, start + minutes(70), minutes(30));
  const installed = about(random, connected + minutes(1), minutes(6));
  const removed = about(random, installed + minutes(4), minutes(20));
  return {
    custody: { label: random.pick(["kept after the march", "held at the station"]), start: iso(start), end: iso(end) },
    paired,
    crashed: about(random, paired + minutes(8), minutes(30)),
    connected,
    installed,
    used: about(random, installed + seconds(20), removed - installed - seconds(40)),
    removed,
    comment: random.pick(["unit4@bench", "admin@ws-17", "lab@desk-2"]),
  };
}

/** Beside what is planted, the owner's own computer and the one that took this. */
function sysdiagnose(random: Deterministic, { paired, crashed }: Afternoon): Sysdiagnose {
  const acquired = at("2025-11-18T09:20:00Z");
  const own = { hostId: random.uuid(), systemBuid: random.uuid() };
  const ours = { hostId: random.uuid(), systemBuid: "30142955-444094379208051516" };
  return {
    device: phone,
    acquired,
    zone,
    lockdown: [
      ...pairing({ time: acquired - days(40) - random.below(days(20)), ...own }),
      serviceStart(acquired - days(12), "iTunes", "com.apple.mobilebackup2"),
      ...pairing({ time: paired, hostId, systemBuid }),
      serviceStart(about(random, paired + seconds(20), 40_000), "usbmuxd", "com.apple.mobile.house_arrest"),
      serviceStart(about(random, paired + seconds(90), 40_000), "usbmuxd", "com.apple.afc"),
      ...pairing({ time: acquired - minutes(20), ...ours }),
    ],
    crashes: [
      {
        time: crashed,
        process: "mnm",
        path: "/usr/local/bin/mnm",
        pid: 90 + random.below(200),
        threads: [{ queue: "com.apple.main-thread" }, { queue, triggered: true }],
      },
      {
        time: acquired - days(3),
        process: "Petite",
        path: "/private/var/containers/Bundle/Application/0C0DE000-0006-4000-8000-000000000001/Petite.app/Petite",
        bundle: "com.example.meteo",
        threads: [{ queue: "com.apple.main-thread", triggered: true }],
      },
    ],
    backup: { date: acquired - days(12), isCloud: false },
  };
}

function seizedAndroid(random: Deterministic, { connected, installed, used, removed, comment }: Afternoon) {
  const day = iso(installed).slice(0, 10);
  const version = Number(number(random, 3));
  return androidContent({
    computers: [{ comment, connected }],
    packageLog: [
      { time: installed, what: "install", app: agent, version, from: null },
      { time: removed, what: "delete", app: agent, from: null },
    ],
    changes: [
      { day, app: agent, version },
      { day, app: agent, version: 0 },
    ],
    uses: [{ app: agent, seconds: 12 + random.below(80), last: used, launches: 1 + random.below(4) }],
    usageEvents: [{ time: connected - minutes(2), type: "KEYGUARD_HIDDEN", app: "android" }],
    log: [
      {
        time: acquisition.started - minutes(6),
        uid: "1000",
        pid: 1_894,
        level: "I",
        tag: "UsageStatsService",
        text: "User 0 state persisted",
      },
    ],
  });
}

function truthOf({ custody, paired, crashed, installed, removed, used, comment, connected }: Afternoon): CaseTruth {
  const inside = { classes: ["extraction"], custody: [custody.label] } as const;
  return {
    mustFind: [
      {
        id: "pairing",
        says: "A computer paired under the number that the vendor's program carries.",
        ...inside,
        // Known to us from reports about the source: it stays low by itself.
        atLeast: "low",
        artifact: "ios.lockdownd",
        contains: [hostId],
        time: iso(paired),
        tool: "Cellebrite",
      },
      {
        id: "passcode-program",
        says: "A program crashed whose queue bears the vendor's name.",
        ...inside,
        atLeast: "low",
        artifact: "ios.crash_reports",
        contains: [queue],
        time: iso(crashed),
        tool: "Cellebrite",
      },
      {
        id: "agent-installed",
        says: "The package service noted the installation of the vendor's application.",
        ...inside,
        atLeast: "high",
        artifact: "android.dumpsys_install_log",
        contains: [agent],
        time: iso(installed),
        tool: "Cellebrite",
      },
      {
        id: "agent-removed",
        says: "It noted its removal within the same hours.",
        ...inside,
        atLeast: "medium",
        artifact: "android.dumpsys_install_log",
        contains: [agent],
        time: iso(removed),
      },
      {
        id: "agent-used",
        says: "The application that is gone was used.",
        ...inside,
        atLeast: "high",
        artifact: "android.dumpsys_usagestats",
        contains: [agent],
        time: iso(used),
        tool: "Cellebrite",
      },
      {
        id: "computer",
        says: "A computer with which debugging was allowed was last there in those hours.",
        ...inside,
        atLeast: "medium",
        artifact: "android.dumpsys_adb",
        contains: [comment],
        time: iso(connected),
      },
      ...["ios.crash_reports", "android.dumpsys_usagestats"].map((artifact) => ({
        id: `tool-in-custody-${artifact.split(".")[0]}`,
        says: "Several stores of one phone tell of the same product inside the window.",
        rule: "^incident\\.custody$",
        ...inside,
        atLeast: artifact.startsWith("ios") ? ("low" as const) : ("high" as const),
        artifact,
        tool: "Cellebrite",
        joins: ["extraction", "extraction"] as const,
      })),
    ],
    mustNotClaim: [
      {
        why: "what was copied is not recorded",
        text: "(?<!what )\\b(was|were|has been|have been) (copied|downloaded|exfiltrated)",
      },
      { why: "who held the phones is not on them", text: "\\b(government|authorit|police|agency|ministry|officer)" },
      { why: "a tool of extraction is no spyware", classes: ["execution", "surveillance_app"], above: "low" },
      { why: "nobody wrote to the owner", classes: ["targeting"], above: "low" },
      { why: "the owner's own computer paired long before", value: "com.apple.mobilebackup2", above: "low" },
    ],
    unresolved: [],
    zone,
  };
}
