import type { StoredRecord } from "../case-records.ts";
import type { PeerRecord } from "./peer.ts";
import { detail, type Shape, time } from "./shape.ts";

/**
 * The peer's modules for Android and what tells the same in Sillage. The peer nests what Sillage has as records of their
 * own (uses of a permission, keys, receivers of an action): its records are taken apart.
 */
export interface AndroidModule {
  readonly artifact: string;
  readonly where?: (record: StoredRecord) => boolean;
  /** Our record under the peer's names. `clock` writes a time by the phone's clock, as most of the peer's modules do. */
  readonly ours: (record: StoredRecord, clock: Clock) => Shape;
  /** The peer's record or the event of its alert, taken apart. */
  readonly peer?: (record: PeerRecord) => readonly Shape[];
  /** What names a record in an alert; the whole shape where absent. */
  readonly name?: (shape: Shape) => unknown;
  /** Fields of the peer that are not compared, and why. */
  readonly leftOut?: Readonly<Record<string, string>>;
}

/** Microseconds since 1970 UTC as the phone's clock showed them, in the peer's way of writing. */
export type Clock = (microseconds: unknown) => string | undefined;

const ofLine = "the source's number is compared";
const seconds = (text: unknown) => (typeof text === "string" ? text.slice(0, 19) : undefined);
const day = (text: string | undefined) => text?.slice(0, 10);
const milliseconds = (value: unknown) => (typeof value === "number" ? value / 1000 : undefined);
const property = ({ key, value }: StoredRecord) => ({ name: key, value });
const component = (named: "activity" | "receiver") => (record: StoredRecord) => ({
  [named]: record.component,
  intent: record.action,
  package_name: record.app_id,
});

/** `/10.0.0.1` and `host/10.0.0.1` of Java. */
const address = (text: unknown) => String(text).replace(/^.*\//, "");

export const androidModules: Readonly<Record<string, AndroidModule>> = {
  aqf_files: {
    artifact: "android.files",
    ours: (record, clock) => ({
      path: record.path,
      size: record.size,
      mode: record.mode,
      context: record.context,
      user_id: record.owner,
      group_id: record.group,
      changed_time: clock(record.changed),
      modified_time: clock(record.modified),
      access_time: clock(record.accessed),
      hashes: hashes(record.hashes),
    }),
    peer: ({ md5, sha1, sha256, sha512, ...record }) => [{ ...record, hashes: hashes([md5, sha1, sha256, sha512]) }],
  },
  aqf_get_prop: {
    artifact: "android.getprop",
    where: ({ file }) => file === "getprop.txt",
    ours: property,
  },
  dumpsys_get_prop: {
    artifact: "android.getprop",
    where: ({ file }) => file.endsWith("!section/SYSTEM PROPERTIES"),
    ours: property,
  },
  aqf_log_timestamps: {
    artifact: "android.log_files",
    ours: (record) => ({
      path: "path" in record.locator ? record.locator.path : "",
      modified_time: time(record.modified),
    }),
    peer: (record) => [{ ...record, path: String(record.path).replace(/^.*?(?=logs\/)/, "") }],
  },
  aqf_packages: {
    artifact: "android.packages",
    ours: (record) => ({
      ...detail(record, "third_party", "files"),
      name: record.app_id,
      installer: record.installer,
      uid: record.uid,
      system: record.system,
      disabled: record.disabled,
    }),
    name: ({ name }) => name,
  },
  aqf_processes: {
    artifact: "android.processes",
    where: ({ file }) => file === "ps.txt",
    ours: (record) => ({
      pid: record.pid,
      ppid: record.parent_pid,
      proc_name: record.process,
      user: record.user,
      label: record.context,
      aprocress: record.details.addr,
      virtual_memory_size: record.details.vsz,
      resident_set_size: record.details.rss,
      ...detail(record, "stat", "wchan"),
    }),
    // An older label begins the peer's user too.
    peer: ({ proc_name, ...record }) => [{ ...record, proc_name: String(proc_name).replace(/^\[(.*)\]$/, "$1") }],
  },
  aqf_settings: {
    artifact: "android.settings",
    ours: ({ namespace, key, value }) => ({ namespace, key, value }),
    peer: (record) => ("namespace" in record ? [record] : settings(record)),
    leftOut: { description: "said by the finding" },
  },
  bugreport_timestamps: {
    artifact: "android.bugreport_timestamps",
    ours: (record, clock) => ({ path: `FS${String(record.path)}`, modified_time: clock(record.modified) }),
  },
  connect_event: {
    artifact: "android.intrusion_connections",
    ours: (record) => ({
      event_id: record.event_id,
      event_time: milliseconds(record.time),
      port: record.port,
      ip_address: `${String(record.host ?? "")}/${String(record.ip)}`,
      package_name: record.app_id,
    }),
    leftOut: { timestamp: ofLine, matched_ip: "named by the finding" },
  },
  dns_event: {
    artifact: "android.intrusion_dns",
    ours: (record) => ({
      event_id: record.event_id,
      event_time: milliseconds(record.time),
      hostname: record.host,
      ip_addresses: record.ips,
      package_name: record.app_id,
    }),
    peer: (record) => [{ ...record, ip_addresses: (record.ip_addresses as unknown[]).map(address) }],
    leftOut: { timestamp: ofLine, matched_ips: "named by the finding" },
  },
  security_event: {
    artifact: "android.intrusion_security",
    ours: (record) => {
      const { tag: _, ...details } = record.details;
      return {
        event: record.event,
        event_id: record.event_id,
        event_time: milliseconds(record.time),
        process: record.process,
        package_name: record.app_id,
        command: record.shell_command,
        path: record.path,
        subject: record.subject,
        success: record.success,
        uid: record.uid,
        pid: record.pid,
        ...details,
      };
    },
    peer: ({ event_id, event_time, timestamp: _, ...tagged }) =>
      Object.entries(tagged).map(([event, content]) => ({
        event,
        event_id,
        event_time: Number(event_time) / 1e6,
        ...(typeof content === "object" ? content : { value: content }),
      })),
  },
  dbinfo: {
    artifact: "android.dumpsys_dbinfo",
    ours: (record, clock) => ({
      action: record.event,
      path: record.path,
      sql: record.sql,
      pid: String(record.pid),
      isodate: clock(record.time)?.slice(0, 23),
    }),
  },
  dumpsys_accessibility: {
    artifact: "android.dumpsys_accessibility",
    ours: (record) => ({ package_name: record.app_id, service: record.component }),
  },
  dumpsys_activities: { artifact: "android.dumpsys_activities", ours: component("activity") },
  dumpsys_receivers: {
    artifact: "android.dumpsys_receivers",
    ours: component("receiver"),
    peer: (record) =>
      Object.entries(record).flatMap(([intent, list]) =>
        [list].flat().map((receiver) => ({ intent, ...(receiver as Shape) })),
      ),
  },
  dumpsys_adb_state: {
    artifact: "android.dumpsys_adb",
    ours: (record) =>
      record.kind === "setting"
        ? { [String(record.key)]: record.value }
        : {
            fingerprint: record.fingerprint,
            key: record.key,
            user: record.host,
            list: record.source,
            last_connected: milliseconds(record.time),
          },
    peer: (record) =>
      "key" in record
        ? [{ ...adbKey(record), list: "keystore" }]
        : [
            { connected_to_adb: record.connected_to_adb },
            ...["keystore", "user_keys"].flatMap((list) =>
              ((record[list] ?? []) as PeerRecord[]).map((key) => ({ ...adbKey(key), list })),
            ),
          ],
    // One finding rests on every list that has the key.
    name: ({ key }) => key,
  },
  dumpsys_appops: {
    artifact: "android.dumpsys_appops",
    ours: (record, clock) => ({
      package_name: record.app_id,
      uid: record.details.uid,
      name: record.operation,
      decision: record.decision,
      access: record.outcome,
      type: record.app_state,
      timestamp: clock(record.time),
    }),
    peer: (record) => ((record.permissions ?? []) as PeerRecord[]).flatMap((permission) => uses(record, permission)),
    // The peer's alert names the package, and in its words the permission.
    name: ({ package_name }) => package_name,
  },
  dumpsys_battery_daily: {
    artifact: "android.dumpsys_battery_daily",
    ours: (record, clock) => ({
      package_name: record.app_id,
      vers: record.version,
      from: day(clock(record.time)),
      to: day(clock(record.end)),
    }),
    leftOut: { action: "a removal is told by its version 0", previous_vers: "named by the finding" },
  },
  dumpsys_battery_history: {
    artifact: "android.dumpsys_battery_history",
    where: ({ event }) => /^(?:start_job|end_job|start_top|end_top|wake)$/.test(String(event)),
    ours: (record) => ({
      event: record.event,
      package_name: record.app_id,
      service: record.component,
      ...detail(record, "uid", "time_elapsed"),
    }),
  },
  dumpsys_packages: {
    artifact: "android.dumpsys_packages",
    ours: (record, clock) => ({
      package_name: record.app_id,
      version_name: record.version,
      version_code: record.details.versionCode,
      uid: String(record.uid),
      installer: record.installer,
      system: record.system,
      timestamp: record.details.timeStamp,
      first_install_time: seconds(clock(record.installed)),
      last_update_time: seconds(clock(record.updated)),
      permissions: names(record.details.permissions),
      requested_permissions: record.requested_permissions,
    }),
    peer: (record) => [
      {
        ...record,
        version_code: String(record.version_code).split(" ")[0],
        permissions: names(record.permissions),
      },
    ],
    name: (shape) => shape.package_name,
  },
  dumpsys_platform_compat: {
    artifact: "android.dumpsys_platform_compat",
    ours: (record) => ({ package_name: record.app_id }),
  },
  mounts: {
    artifact: "android.mounts",
    ours: (record) => ({
      device: record.device,
      filesystem_type: record.filesystem,
      mount_point: record.path,
      is_read_write: record.writable,
      options_list: record.options,
    }),
    leftOut: { mount_options: "the list of them is compared", is_system_partition: "a judgement, the rule's" },
    name: (shape) => shape.mount_point,
  },
  root_binaries: {
    artifact: "android.root_binaries",
    ours: (record) => ({ path: record.path }),
    leftOut: { binary_name: "the end of the path", description: "said in other words" },
  },
  sms: {
    artifact: "android.backup_sms",
    ours: (record) => ({
      body: record.text,
      isodate: time(record.time),
      sub: record.subject,
      address: record.service === "SMS" ? record.thread : undefined,
      ...detail(record, "date_sent", "status", "type", "read"),
    }),
    // Of an MMS the peer keeps the source's fields, whose parties are nested.
    peer: ({ body, isodate, sub, address, date_sent, status, type, read }) => [
      { body, isodate, sub, address, date_sent, status, type, read },
    ],
  },
  tombstones: {
    artifact: "android.tombstones",
    ours: (record) => ({
      abort_message: record.message,
      binary_path: record.path,
      command_line: record.command,
      pid: record.pid,
      process_name: record.thread,
      uid: record.uid,
      cause: record.cause,
      ...detail(record, "arch", "build_fingerprint", "file_name", "process_uptime", "revision", "signal_info", "tid"),
      timestamp: String(record.details.timestamp).slice(0, 19),
    }),
    peer: (record) => [{ ...record, timestamp: seconds(record.timestamp) }],
    leftOut: { file_timestamp: "the file's record has it", causes: "only of protobuf", extra: "only of protobuf" },
    name: (shape) => shape.file_name,
  },
};

function hashes(list: unknown): unknown[] {
  return (Array.isArray(list) ? list : []).flatMap((hash) => (hash ? [String(hash).toLowerCase()] : [])).sort();
}

function settings(record: PeerRecord): Shape[] {
  return Object.entries(record).flatMap(([namespace, values]) =>
    Object.entries(values as Shape).map(([key, value]) => ({ namespace, key, value })),
  );
}

function adbKey({ last_connected, ...key }: PeerRecord): Shape {
  return { ...key, last_connected: Number(last_connected ?? 0) };
}

function uses({ package_name, uid }: PeerRecord, { name, access: decision, entries }: PeerRecord): Shape[] {
  const permission = { package_name, uid, name, decision };
  const list = entries as PeerRecord[];
  if (list.length === 0) return [permission];
  return list.map(({ access, type, timestamp }) => ({
    ...permission,
    access: String(access).toLowerCase(),
    type,
    timestamp,
  }));
}

/** Without the user of each, which the peer does not tell. */
function names(permissions: unknown): unknown[] {
  return ((permissions ?? []) as Shape[]).map(
    ({ name, type, granted }) => `${String(type)} ${String(name)} ${granted === true}`,
  );
}
