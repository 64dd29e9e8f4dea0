import type { Row } from "../../formats/sqlite/database.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";

/** What is the same of every row: its time by the phone's clock, where it is, and what the clock was corrected by. */
export interface PowerlogRow {
  readonly time: number | null;
  readonly end: number | null;
  readonly locator: Locator;
  readonly details: { readonly [name: string]: string | number };
}

export interface PowerlogTable {
  readonly table: string;
  /** Output → column; `timestamp` and what `end` names are read beside. */
  readonly columns: Readonly<Record<string, string>>;
  /** The column of the time at which it ended. */
  readonly end?: string;
  /** Columns that are told as they stand. */
  readonly told?: readonly string[];
  record(row: Row, common: PowerlogRow): RecordDraft | undefined;
}

/** Without what a kind has no field for. */
function plain({ time, locator, details }: PowerlogRow) {
  return { time, locator, details };
}

/**
 * The tables that tell of programs and of the phone's use; the log has some hundreds more, of currents and
 * temperatures. Sources: mac4n6 APOLLO, modules powerlog_*; iLEAPP powerlog.py; a real log of iOS 15.
 */
export const powerlogTables: readonly PowerlogTable[] = [
  {
    table: "PLAppTimeService_Aggregate_AppRunTime",
    columns: { app: "BundleID", screen: "ScreenOnTime", interval: "timeInterval" },
    told: ["BackgroundTime", "BackgroundLocationTime", "BackgroundAudioPlayingTime", "InCallScreenOnTime"],
    record(row, common) {
      const interval = row.number("interval");
      return {
        kind: "app_use",
        ...plain(common),
        app_id: row.text("app"),
        event: "run time",
        duration: row.number("screen"),
        end: common.time === null || interval === null ? null : common.time + Math.round(interval * 1e6),
      };
    },
  },
  {
    table: "PLScreenStateAgent_EventForward_ScreenState",
    columns: { app: "bundleID" },
    told: ["AppRole", "Level", "ScreenWeight"],
    record: (row, common) => ({ kind: "app_use", ...plain(common), app_id: row.text("app"), event: "on screen" }),
  },
  {
    table: "PLApplicationAgent_EventForward_Application",
    columns: { app: "Identifier", state: "State" },
    told: ["pid", "Reason"],
    // The numbers of states are not documented.
    record: (row, common) => ({
      kind: "app_use",
      ...plain(common),
      app_id: row.text("app"),
      event: `state ${row.integer("state") ?? "unknown"}`,
    }),
  },
  {
    table: "PLAudioAgent_EventForward_NowPlaying",
    columns: { app: "BundleID" },
    told: ["State"],
    record: (row, common) => ({ kind: "app_use", ...plain(common), app_id: row.text("app"), event: "now playing" }),
  },
  {
    table: "PLCameraAgent_EventForward_Camera",
    columns: { app: "BundleId" },
    told: ["CameraType", "State"],
    record: (row, common) => ({ kind: "app_use", ...plain(common), app_id: row.text("app"), event: "camera" }),
  },
  {
    table: "PLCameraAgent_EventForward_Torch",
    columns: { app: "BundleId" },
    told: ["Level"],
    record: (row, common) => ({ kind: "app_use", ...plain(common), app_id: row.text("app"), event: "torch" }),
  },
  {
    table: "PLLocationAgent_EventForward_ClientStatus",
    columns: { app: "BundleId", client: "Client", program: "Executable", type: "Type" },
    end: "timestampEnd",
    told: ["InUseLevel", "LocationDesiredAccuracy"],
    record: (row, common) => ({
      kind: "app_use",
      ...plain(common),
      app_id: row.text("app") || row.text("client"),
      component: row.text("program"),
      event: `location: ${row.text("type") ?? "unknown"}`,
      end: common.end,
    }),
  },
  {
    table: "PLProcessMonitorAgent_EventForward_ProcessID",
    columns: { process: "ProcessName", app: "BundleID", pid: "PID" },
    record: (row, common) => ({
      kind: "process_activity",
      ...plain(common),
      process: row.text("process"),
      app_id: row.text("app"),
      process_id: row.integer("pid"),
    }),
  },
  {
    table: "PLProcessNetworkAgent_EventInterval_UsageDiff",
    columns: { process: "ProcessName", app: "BundleName", wi: "WifiIn", wo: "WifiOut", ci: "CellIn", co: "CellOut" },
    end: "timestampEnd",
    record: (row, common) => ({
      kind: "process_activity",
      ...plain(common),
      process: row.text("process"),
      app_id: row.text("app"),
      first_seen: common.time,
      last_seen: common.end,
      wifi_in: row.integer("wi"),
      wifi_out: row.integer("wo"),
      wwan_in: row.integer("ci"),
      wwan_out: row.integer("co"),
    }),
  },
  {
    table: "PLApplicationAgent_EventNone_AllApps",
    columns: { app: "AppBundleId", name: "AppName", version: "AppBundleVersion" },
    told: ["AppExecutable", "AppIs3rdParty", "AppVendorID"],
    record: (row, common) => ({
      kind: "app",
      ...plain(common),
      app_id: row.text("app"),
      name: row.text("name"),
      version: row.text("version"),
    }),
  },
  {
    table: "PLApplicationAgent_EventNone_AllApps",
    columns: { app: "AppBundleId", deleted: "AppDeletedDate" },
    // Unlike the log's own times this is the phone's clock.
    record(row, common) {
      const time = row.time("deleted", "unix_s");
      if (time === null) return undefined;
      return { kind: "app_event", locator: common.locator, time, app_id: row.text("app"), event: "removed" };
    },
  },
  {
    table: "PLSpringBoardAgent_EventForward_SBLock",
    columns: { locked: "Locked" },
    record(row, common) {
      const locked = row.integer("locked");
      const text = locked === 1 ? "locked" : locked === 0 ? "unlocked" : (locked?.toString() ?? null);
      return { kind: "log_event", ...plain(common), event: "lock of the screen", text };
    },
  },
  {
    table: "PLBatteryAgent_EventForward_LightningConnectorStatus",
    columns: { mode: "IOAccessoryPowerMode" },
    record: (row, common) => ({
      kind: "log_event",
      ...plain(common),
      event: "power mode of the connector",
      text: row.text("mode"),
    }),
  },
  {
    table: "PLXPCAgent_EventForward_AirDrop",
    columns: { state: "State", event: "Subevent", app: "bundleId" },
    record: (row, common) => ({
      kind: "log_event",
      ...plain(common),
      event: "AirDrop",
      process: row.text("app"),
      text: [row.text("state"), row.text("event")].filter((part) => part !== null).join(" ") || null,
    }),
  },
  {
    table: "PLXPCAgent_EventForward_Accessory",
    columns: {
      name: "IAPAppAccessoryNameKey",
      model: "IAPAppAccessoryModelNumberKey",
      serial: "IAPAppAccessorySerialNumberKey",
    },
    told: ["IAPAppAccessoryManufacturerKey", "IAPAppAccessoryProtocolsKey", "IsConnected"],
    record: (row, common) => ({
      kind: "other_device",
      ...plain(common),
      name: row.text("name"),
      model: row.text("model"),
      device_id: row.text("serial"),
      connection: "accessory",
    }),
  },
  {
    table: "PLLocaleAgent_EventForward_TimeZone",
    columns: { zone: "TimeZoneName" },
    told: ["CountryCode", "LocaleId", "SecondsFromGMT"],
    record: (row, common) => ({ kind: "log_event", ...plain(common), event: "time zone", text: row.text("zone") }),
  },
];
