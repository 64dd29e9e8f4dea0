import type { DetailValue, DraftOf } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import { indentOf, linuxUid, statedClock } from "./dump.ts";

/** No package has more permissions and components than this: a forged block costs no more memory. */
const mostEntries = 20_000;

/** Components that were turned off for a user of the phone; icons are hidden so. */
const disabledList = "disabledComponents";

interface Permission {
  readonly name: string;
  readonly type: "declared" | "install" | "runtime";
  readonly granted?: boolean;
  /** User of the phone that it is granted to; install permissions are of all. */
  readonly user?: number;
}

type Times = "firstInstallTime" | "lastUpdateTime" | "timeStamp";

/** One `Package [name] (id):` of the package service's dump, gathered line by line. */
export interface PackageBlock {
  /** A line of the block, without the line that opens it. */
  add(text: string, line: number): void;
  record(): DraftOf<"app">;
}

/**
 * Source: AOSP Settings.java, dumpPackageLPr. Fields stand at 4 spaces, what a list has at 6, what a user of the phone
 * has at 6 and 8.
 */
export function packageBlock(
  input: ArtifactInput,
  name: string,
  opened: number,
  hiddenSystemPackage: boolean,
): PackageBlock {
  const fields = new Map<string, string>();
  const times = new Map<Times, number>();
  const users: { readonly user: number; readonly installed?: boolean; readonly details: string }[] = [];
  const permissions: Permission[] = [];
  const requested: string[] = [];
  const disabledComponents: string[] = [];
  let list = "";
  let user: number | undefined;
  let full = false;

  function field(text: string, indent: number, line: number): void {
    const equals = text.indexOf("=", indent);
    if (equals < 0) return;
    const key = text.slice(indent, equals);
    const value = text.slice(equals + 1);
    switch (key) {
      case "firstInstallTime":
      case "lastUpdateTime":
      case "timeStamp": {
        // Since Android 13 each user of the phone has a time of the first installation; the first user's is told.
        if (times.has(key)) return;
        const time = statedClock(input, value, line);
        if (time !== null) times.set(key, time);
        return;
      }
      case "userId":
      case "appId":
        fields.set("userId", value.split(" ", 1)[0] ?? "");
        return;
      case "versionCode":
      case "versionName":
      case "installerPackageName":
      case "initiatingPackageName":
      case "originatingPackageName":
      case "packageSource":
      case "codePath":
      case "dataDir":
      case "pkgFlags":
      case "flags":
      case "sharedUser":
      case "installReason":
        if (!fields.has(key)) fields.set(key, value);
    }
  }

  /** An entry of a list: a permission, or the name of a component. */
  function entry(text: string, indent: number, line: number): void {
    if (permissions.length + requested.length + disabledComponents.length >= mostEntries) {
      if (!full) input.problem("limit", `more than ${mostEntries} permissions and components of one package`, { line });
      full = true;
      return;
    }
    if (list === disabledList) {
      disabledComponents.push(text.slice(indent));
      return;
    }
    const colon = text.indexOf(":", indent);
    const permissionName = colon < 0 ? text.slice(indent) : text.slice(indent, colon);
    if (list === "requested") requested.push(permissionName);
    else if (list === "declared") permissions.push({ name: permissionName, type: "declared" });
    else if (colon >= 0 && (list === "install" || list === "runtime")) {
      const granted = text.includes("granted=true", colon);
      const of = list === "runtime" && user !== undefined ? { user } : {};
      permissions.push({ name: permissionName, type: list, granted, ...of });
    }
  }

  return {
    add(text, line) {
      const indent = indentOf(text, 9);
      if (text.endsWith(" permissions:")) {
        list = text.slice(indent, -13);
      } else if (indent === 6 && text === `      ${disabledList}:`) {
        list = disabledList;
      } else if (indent === 4) {
        list = "";
        if (text.startsWith("    User ")) {
          const match = /^ {4}User (\d{1,6}):(.*)$/.exec(text);
          user = match ? Number(match[1]) : undefined;
          const stated = /\binstalled=(true|false)/.exec(match?.[2] ?? "")?.[1];
          const installed = stated === undefined ? {} : { installed: stated === "true" };
          if (user !== undefined && users.length < 1000) {
            users.push({ user, details: match?.[2]?.trim() ?? "", ...installed });
          }
        } else {
          field(text, indent, line);
        }
      } else if (list !== "" && ((indent === 6 && list !== "runtime" && list !== disabledList) || indent === 8)) {
        entry(text, indent, line);
      } else if (indent === 6) {
        list = "";
        field(text, indent, line);
      }
    },
    record() {
      const version = fields.get("versionCode");
      const system = isSystem(fields.get("pkgFlags") ?? fields.get("flags") ?? "") || hiddenSystemPackage;
      const primaryFirst = [...permissions].sort((a, b) => (a.user ?? 0) - (b.user ?? 0));
      const uid = fields.get("userId");
      return {
        kind: "app",
        locator: { line: opened },
        time: times.get("firstInstallTime") ?? null,
        app_id: name,
        version: fields.get("versionName") ?? null,
        installer: given(fields.get("installerPackageName")) ?? null,
        installed: times.get("firstInstallTime") ?? null,
        updated: times.get("lastUpdateTime") ?? null,
        uid: uid === undefined ? null : linuxUid(uid),
        system,
        permissions: [...new Set(primaryFirst.filter((one) => one.granted).map((one) => one.name))],
        ...(requested.length > 0 ? { requested_permissions: requested } : {}),
        details: {
          ...(version === undefined ? {} : versionDetails(version)),
          ...detailsOf(fields),
          ...(times.has("timeStamp") ? { timeStamp: isoDay(times.get("timeStamp")) } : {}),
          ...(hiddenSystemPackage ? { hidden_system_package: true } : {}),
          ...(primaryFirst.length > 0 ? { permissions: primaryFirst.map(permissionDetail) } : {}),
          ...(users.length > 0 ? { users } : {}),
          ...(disabledComponents.length > 0 ? { disabledComponents } : {}),
        },
      };
    },
  };
}

/** `[ SYSTEM HAS_CODE ]`; until Android 4 the number, whose lowest bit is FLAG_SYSTEM of ApplicationInfo. */
function isSystem(flags: string): boolean {
  return / SYSTEM /.test(flags) || (/^0x[0-9a-f]{1,8}\b/.test(flags) && (Number.parseInt(flags, 16) & 1) === 1);
}

/** Dumps write `null` where there is none. */
function given(value: string | undefined): string | undefined {
  return value === undefined || value === "null" || value === "" ? undefined : value;
}

/** `500700000 minSdk=28 targetSdk=28` */
function versionDetails(text: string): Record<string, DetailValue> {
  const [code = "", ...rest] = text.split(" ");
  return { versionCode: code, ...Object.fromEntries(rest.slice(0, 10).flatMap((part) => pair(part))) };
}

function pair(part: string): [string, string][] {
  const equals = part.indexOf("=");
  return equals > 0 ? [[part.slice(0, equals), part.slice(equals + 1)]] : [];
}

const shownFields = [
  "initiatingPackageName",
  "originatingPackageName",
  "packageSource",
  "installReason",
  "codePath",
  "dataDir",
  "sharedUser",
];

function detailsOf(fields: ReadonlyMap<string, string>): Record<string, DetailValue> {
  return Object.fromEntries(
    shownFields.flatMap((key) => {
      const value = given(fields.get(key));
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function permissionDetail(permission: Permission): DetailValue {
  return { ...permission };
}

/** The wall clock without a zone, as the dump has it. */
function isoDay(time: number | undefined): DetailValue {
  return time === undefined ? null : new Date(time / 1e3).toISOString().slice(0, 19).replace("T", " ");
}
