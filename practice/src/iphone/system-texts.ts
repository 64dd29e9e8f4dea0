import { cStamp, fraction, usStamp } from "./local-time.ts";
import type { Shutdown } from "./logs.ts";

/** A line of lockdownd.log; the message may span lines. */
export interface LockdownEvent {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly event: string;
  readonly message: string;
  readonly pid?: number;
}

export interface Pairing {
  readonly time: number;
  readonly hostId: string;
  readonly systemBuid: string;
  /** How the request ended; `succeeded` where it is not said. */
  readonly outcome?: "succeeded" | "PairingDialogResponsePending" | "UserDeniedPairing" | "PasswordProtected";
  /** Program that asked, as lockdownd names it. */
  readonly client?: string;
}

/** What lockdownd writes when a computer asks to be trusted. */
export function pairing(pair: Pairing): LockdownEvent[] {
  const { time, hostId, systemBuid, outcome = "succeeded", client = "usbmuxd" } = pair;
  // As a property list of old describes itself: sorted, and quoted where it is more than letters and digits.
  const message = [
    "Pair message: {",
    "    PairRecord =     {",
    "        DeviceCertificate = {length = 9, bytes = 0x73796e746865746963};",
    `        HostID = ${described(hostId)};`,
    `        SystemBUID = ${described(systemBuid)};`,
    "    };",
    "    ProtocolVersion = 2;",
    "    Request = Pair;",
    "}",
  ].join("\n");
  const end = outcome === "succeeded" ? "succeeded ." : `failed : ${outcome}`;
  return [
    { time, event: "handle_pair", message: `Preparing to pair for ${client} .` },
    { time: time + 1, event: "handle_pair", message },
    ...(outcome === "succeeded"
      ? [{ time: time + 80, event: "store_escrow_record", message: `Creating escrow bag for ${hostId}` }]
      : []),
    { time: time + 110, event: "handle_pair", message: `Pair for ${client} ${end}` },
  ];
}

const described = (text: string): string => (/^[A-Za-z0-9]+$/.test(text) ? text : `"${text}"`);

/** A computer's program asks for a service: `com.apple.mobilebackup2`, `com.apple.afc` … */
export const serviceStart = (time: number, client: string, service: string): LockdownEvent => ({
  time,
  event: "handle_start_service_with_socket",
  message: `${client} attempting to spawn ${service} service.`,
});

/** The wall clock without its zone, as the phone writes it. */
export function lockdowndLog(events: readonly LockdownEvent[], zone: number): string {
  return inOrder(events)
    .map(
      ({ time, event, message, pid = 79 }) =>
        `${usStamp(time, zone)}.${fraction(time, 6)} pid=${pid} ${event}: ${message}\n`,
    )
    .join("");
}

/** What happened to an application. */
export interface InstallEvent {
  readonly time: number;
  readonly what: "installed" | "uninstalled" | "reboot";
  readonly bundle?: string;
  /** Program that asked for its removal. */
  readonly by?: string;
}

/** mobile_installation.log.0, by the wall clock. */
export function mobileInstallationLog(events: readonly InstallEvent[], zone: number): string {
  return inOrder(events)
    .flatMap((event) => installLines(event).map((line) => `${cStamp(event.time, zone)} [234] ${line}\n`))
    .join("");
}

function installLines({ what, bundle = "", by = "installcoordinationd" }: InstallEvent): string[] {
  const container = "/private/var/containers/Bundle/Application/5A11A9E0-0000-4000-8000-000000000001";
  switch (what) {
    case "installed":
      return [
        `<notice> (0x16b48f000) -[MIInstaller _installInstallable:containingSymlink:error:]: Installing <MIInstallableBundle ID=${bundle}; Version=1, ShortVersion=1.0>`,
        `<notice> (0x16b48f000) -[MIContainer makeContainerLiveReplacingContainer:reason:waitForDeletion:withError:]: Made container live for ${bundle} at ${container}`,
        `<notice> (0x16b48f000) -[MIInstaller performInstallationWithError:]: Install Successful for (Customer:${bundle}); Staging: 0.03s; Waiting: 0.00s; Preflight/Patch: 0.06s, Verifying: 1.03s; Overall: 1.27s`,
      ];
    case "uninstalled":
      return [
        `<notice> (0x16fd27000) -[MIClientConnection _uninstallIdentities:withOptions:completion:]: Uninstall requested by ${by} (pid 107 (501/501)) for identity [${bundle}/PersonalPersonaPlaceholderString] with options: (null)`,
        `<notice> (0x16fd27000) -[MIUninstaller _uninstallBundleWithIdentity:linkedToChildren:waitForDeletion:uninstallReason:temporaryReference:wasLastReference:error:]: Uninstalling identifier ${bundle}`,
      ];
    case "reboot":
      return ["<notice> (0x211a06380) main: Reboot detected"];
  }
}

export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
  readonly parent?: number;
  readonly user?: string;
}

/** ps.txt as iOS 16 and later write it. */
export function psText(processes: readonly RunningProcess[]): string {
  const head =
    "USER  UID PRSNA   PID  PPID        F  %CPU %MEM PRI NI      VSZ    RSS WCHAN    TT  STAT STARTED      TIME COMMAND";
  const lines = processes.map(({ pid, command, parent = 1, user = "root" }) =>
    [
      user.padEnd(5),
      user === "mobile" ? "501" : "  0",
      "    -",
      String(pid).padStart(5),
      String(parent).padStart(5),
      "    4004   0.0  0.1  37  0  4226848   8912 -        ??  Ss   Tue09PM   0:07.40",
      command,
    ].join(" "),
  );
  return `${[head, ...lines].join("\n")}\n`;
}

/** shutdown.log as iOS 26 writes it: the last shutdown alone, each path with the UUID of its binary. */
export function lastShutdown(shutdown: Shutdown): string {
  const uuid = "5A11A9E0-0000-3000-8000-000000000026";
  const waits = Math.max(0, ...shutdown.stragglers.map((one) => one.waits));
  const lines: string[] = [];
  for (let wait = 1; wait <= waits; wait++) {
    lines.push(`After ${(wait * 1.26).toFixed(2)}s, these clients are still here:`);
    for (const { pid, path } of shutdown.stragglers.filter((client) => client.waits >= wait)) {
      lines.push(`\t\tremaining client pid: ${pid} (${path}/${uuid})`);
    }
  }
  lines.push(`SIGTERM: [${Math.floor(shutdown.time / 1_000)}] All buffers flushed`);
  return `${lines.join("\n")}\n`;
}

/** `2025-09-20T12:03:04.120`, as plists of MobileBackup state their dates. */
function inOrder<T extends { readonly time: number }>(events: readonly T[]): T[] {
  return [...events].sort((a, b) => a.time - b.time);
}
