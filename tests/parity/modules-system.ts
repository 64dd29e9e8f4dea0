import { detail, type PeerModule, peerTime, seconds, stored, time, timesOf, traffic } from "./shape.ts";

const usage = (artifact: string): PeerModule => ({
  artifact,
  ours: (record) => ({
    proc_name: record.process,
    bundle_id: record.app_id,
    // A live row whose process is gone knows only its own time and number.
    proc_id: record.details.has_process === false ? undefined : record.process_id,
    first_isodate: time(record.first_seen ?? record.time),
    isodate: time(record.last_seen ?? record.time),
    live_id: record.details.live_id,
    live_proc_id: record.details.live_proc_id,
    live_isodate: peerTime(record.details.live_time),
    ...traffic(record),
  }),
  peer: (record) => ({
    ...record,
    // Without a live row the peer repeats the process's own time.
    live_isodate: record.live_id === null ? undefined : record.live_isodate,
    // Of a row whose process is gone: the peer writes a sentence where the name would stand.
    ...(String(record.proc_name).startsWith("MANIPULATED") ? { proc_name: undefined, proc_id: undefined } : {}),
  }),
});

/** What the system notes of files, programs and settings. */
export const systemModules: Readonly<Record<string, readonly PeerModule[]>> = {
  analytics: [
    {
      artifact: "ios.analytics",
      ours: (record) => {
        const { table: _, ...details } = record.details;
        return { ...details, artifact: record.file.replace(/.*\//, ""), isodate: time(record.time) };
      },
    },
  ],
  analytics_ios_versions: [
    {
      artifact: "ios.analytics_os_versions",
      ours: (record) => ({ build: record.build, isodate: time(record.time) }),
      leftOut: { version: "the peer's table of builds names the minor version too; ours the system's number" },
    },
  ],
  applications: [
    {
      artifact: "ios.applications",
      ours: (record) => ({ ...record.details, icon_sha256: record.icon_sha256, isodate: time(record.time) }),
      leftOut: { name: "the key it is listed under", file_path: "our locator" },
    },
  ],
  backup_info: [
    {
      artifact: "ios.backup_info",
      ours: ({ details: { model_name: _, ...details } }) => ({
        ...details,
        "Last Backup Date": seconds(peerTime(details["Last Backup Date"])),
      }),
    },
  ],
  configuration_profiles: [
    {
      artifact: "ios.configuration_profiles",
      ours: (record) => ({
        plist: { ...record.details, InstallDate: seconds(peerTime(record.details.InstallDate)) },
        install_date: time(record.installed),
        file_id: stored(record).slice(3),
      }),
      leftOut: { domain: "our file", relative_path: "our file" },
    },
  ],
  datausage: [usage("ios.datausage")],
  filesystem: [
    {
      artifact: "ios.filesystem",
      ours: (record) => ({ path: record.details.relative_path, modified: time(record.modified) }),
    },
  ],
  global_preferences: [
    {
      artifact: "ios.global_preferences",
      ours: (record) => ({ entry: record.key, value: peerTime(record.value) }),
      peer: ({ entry, value }) => ({ entry, value: typeof value === "object" ? JSON.stringify(value) : String(value) }),
    },
  ],
  ios_version_history: [
    {
      artifact: "ios.os_version_history",
      ours: (record) => ({ os_version: record.details.os_version, isodate: time(record.time) }),
    },
  ],
  locationd_clients: [
    {
      artifact: "ios.locationd_clients",
      ours: (record) => ({ ...timesOf(record.details), package: record.process }),
    },
  ],
  manifest: [
    {
      artifact: "ios.manifest",
      ours: (record) => ({
        ...detail(record, "file_id", "flags", "relative_path"),
        domain: record.domain,
        created: time(record.created),
        modified: time(record.modified),
        status_changed: time(record.changed),
        mode: record.mode === undefined ? undefined : `0o${String(record.mode)}`,
        owner: record.owner,
        size: record.size,
      }),
    },
  ],
  netusage: [usage("ios.netusage")],
  os_analytics_ad_daily: [
    {
      artifact: "ios.osanalytics_addaily",
      ours: (record) => ({ package: record.process, ts: time(record.time), ...traffic(record) }),
    },
  ],
  profile_events: [
    {
      artifact: "ios.profile_events",
      ours: (record) => ({
        profile_id: record.profile_id,
        timestamp: time(record.time),
        operation: record.operation,
        process: record.process,
      }),
    },
  ],
  shutdown_log: [
    {
      artifact: "ios.shutdown_log",
      ours: (record) => ({
        client: record.path,
        pid: String(record.pid),
        times_delayed: record.times_delayed,
        // The peer tells the sum so far; ours tells both.
        delay: record.details.summed_delays,
        isodate: time(record.time),
      }),
    },
  ],
  tcc: [
    {
      artifact: "ios.tcc",
      ours: (record) => ({
        service: record.permission,
        client: record.process,
        client_type: record.client_type,
        auth_value: record.decision,
        auth_reason_desc: record.reason,
        last_modified: time(record.time),
      }),
    },
  ],
};
