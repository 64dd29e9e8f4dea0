import { days, minutes } from "../../time.ts";
import type { AppOperations, Operation } from "../content.ts";
import type { App } from "../life/apps.ts";
import { type AndroidPhone, acquisition, ago, wallClock } from "../phone.ts";
import { freeStore } from "../traps.ts";

/** `dumpsys appops` */
export function appOps({ apps, content }: AndroidPhone): string[] {
  const particular = new Map([...always, ...content.operations].map(({ app, operations }) => [app, operations]));
  const operationsOf = (app: App): readonly Operation[] => particular.get(app.name) ?? ordinary(app);
  const lines = [
    "Current AppOps Service state:",
    "  Settings:",
    "    top_state_settle_time=+5s0ms",
    "    fg_service_state_settle_time=+5s0ms",
    "    bg_state_settle_time=+1s0ms",
    "",
    "  Op mode watchers:",
    "    Op CAMERA:",
    "      #0: ModeCallback{8ce1f10 watchinguid=-1 flags=0x1 op=CAMERA from uid=1000 pid=1894}",
    "    Op RECORD_AUDIO:",
    "      #0: ModeCallback{41b02aa watchinguid=-1 flags=0x1 op=RECORD_AUDIO from uid=1000 pid=1894}",
    "",
  ];
  const byUid = Map.groupBy(
    apps.filter((app) => operationsOf(app).length > 0),
    (app) => app.uid,
  );
  for (const [uid, sharing] of [...byUid].sort(([a], [b]) => a - b)) {
    lines.push(`  Uid ${uidName(uid)}:`, `    state=${uid < 10_000 ? "pers" : "cch"}`, "    capability=0");
    for (const app of sharing) {
      lines.push(`    Package ${app.name}:`, ...operationsOf(app).flatMap(operationLines));
    }
  }
  return lines;
}

/** `u0a297` for the first user's applications, the number for the system's own. */
export function uidName(uid: number): string {
  return uid < 10_000 ? String(uid) : `u0a${uid - 10_000}`;
}

function operationLines(operation: Operation): string[] {
  const head = `      ${operation.name} (${operation.mode}): `;
  const accesses = (operation.accesses ?? []).map(([state, time]) => `Access: [${state}] ${moment(time)}`);
  const rejects = (operation.rejects ?? []).map(([state, time]) => `Reject: [${state}]${moment(time)}`);
  const events = [...accesses, ...rejects];
  if (events.length === 0) return [head];
  return [head, "          null=[", ...events.map((event) => `            ${event}`), "          ]"];
}

function moment(time: number): string {
  const { date, precise } = wallClock(time);
  return `${date} ${precise} (${ago(time, acquisition.bugreport)})`;
}

/** Everyday use: each permission that maps to an operation, last used on some day of the past weeks. */
function ordinary(app: App): Operation[] {
  const lastUsed = acquisition.bugreport - days(1 + (app.versionCode % 19)) - minutes(app.versionCode % 700);
  return app.granted
    .filter((permission) => permission in operationOf)
    .map((permission) => ({
      name: operationOf[permission] ?? permission,
      mode: app.system ? "allow" : "foreground",
      accesses: [["top-s", lastUsed]],
    }));
}

const operationOf: Readonly<Record<string, string>> = {
  READ_CONTACTS: "READ_CONTACTS",
  CAMERA: "CAMERA",
  RECORD_AUDIO: "RECORD_AUDIO",
  ACCESS_FINE_LOCATION: "FINE_LOCATION",
  ACCESS_COARSE_LOCATION: "COARSE_LOCATION",
  READ_SMS: "READ_SMS",
  READ_CALENDAR: "READ_CALENDAR",
};

const always: readonly AppOperations[] = [
  {
    app: freeStore,
    operations: [
      { name: "REQUEST_INSTALL_PACKAGES", mode: "allow", accesses: [["top-s", acquisition.started - days(5)]] },
      { name: "SYSTEM_ALERT_WINDOW", mode: "default", rejects: [["top-s", acquisition.started - days(5)]] },
    ],
  },
  {
    // What the taking of evidence did: the shell asked on our behalf.
    app: "com.android.shell",
    operations: [
      { name: "GET_USAGE_STATS", mode: "allow", accesses: [["fg-s", acquisition.started + minutes(4)]] },
      { name: "READ_CONTACTS", mode: "allow", accesses: [["fg-s", acquisition.started + minutes(5)]] },
    ],
  },
];
