import { androidDevice, parseProperties, textOf } from "./android/device.ts";
import type { Container } from "./container.ts";
import type { Device, EvidenceTree } from "./tree.ts";
import { type Naming, renamedTree, subtree } from "./view.ts";

/**
 * A dump of an Android phone's file system, whatever tool made it. Its paths are `data/data/<package>/…` and
 * `data/system/…`, as the phone has them, where the dump begins
 *
 * - at the root, possibly with a folder before it: `Dump/data/data`;
 * - at `/data` itself: `data/<package>`, `system`, `misc`, `user`.
 *
 * `/data/user/0` and `/data/data` are one folder on the phone: it is told once, as `data/data`.
 */
export async function androidDumpAt(container: Container, prefix: string): Promise<EvidenceTree | undefined> {
  const top = new Set(await container.folders(prefix));
  const naming =
    top.has("data") && (await isData(container, `${prefix}data/`))
      ? await rootNaming(container, `${prefix}data/`, "")
      : (top.has("system") || top.has("misc") || top.has("user")) && (await isData(container, prefix))
        ? await rootNaming(container, prefix, "data/")
        : undefined;
  return naming && renamedTree(subtree(container, prefix), naming, { kind: "android_filesystem", device: dumpDevice });
}

/** What lies at the top of a phone, and of its `/data`: a folder by another name was put beside it. */
const topFolders = new Set(
  (
    "acct apex bin config cust d data debug_ramdisk dev efs etc firmware init linkerconfig lib lib64 lost+found metadata " +
    "mnt odm odm_dlkm oem persist postinstall proc product sbin second_stage_resources sys system system_dlkm system_ext " +
    "vendor vendor_dlkm adb anr app app-asec app-ephemeral app-lib app-private app-staging backup bootchart cache " +
    "dalvik-cache drm fonts gsi incremental local log media mediadrm misc misc_ce misc_de nfc ota ota_package " +
    "per_boot preloads property resource-cache rollback rollback-observer server_configurable_flags ss ssh system_ce " +
    "system_de tombstones unencrypted user user_de usermode vendor_ce vendor_de"
  ).split(" "),
);

/** Whether a folder beside the phone's own is its own too. */
export function isDumpFolder(name: string): boolean {
  return topFolders.has(name);
}

/** Folders that an application has. */
const ownFolders = new Set(["databases", "shared_prefs", "files", "cache", "app_chrome", "no_backup", "lib"]);
/** Applications looked at: one is enough. */
const mostApps = 200;

/** Whether a prefix is `/data`: applications lie in it by their packages, or the list of packages does. */
async function isData(container: Container, prefix: string): Promise<boolean> {
  if ((await container.files(`${prefix}system/`)).includes("packages.xml")) return true;
  for (const folder of ["data/", "user/0/", "user_de/0/"]) {
    for (const app of (await container.folders(prefix + folder)).slice(0, mostApps)) {
      if (!/^[A-Za-z]\w*(?:\.\w+)+$/.test(app)) continue;
      if ((await container.folders(`${prefix}${folder}${app}/`)).some((name) => ownFolders.has(name))) return true;
    }
  }
  return false;
}

/** `lacking` is what the dump's own paths lack at their beginning. */
async function rootNaming(container: Container, data: string, lacking: string): Promise<Naming> {
  const linked = (await container.folders(`${data}data/`)).length === 0;
  const shown = (path: string): string | undefined => {
    if (!path.startsWith("data/user/0/")) return path;
    return linked ? `data/data/${path.slice("data/user/0/".length)}` : undefined;
  };
  const stored = (path: string): string =>
    linked && path.startsWith("data/data/") ? `data/user/0/${path.slice("data/data/".length)}` : path;
  return {
    inner(path) {
      const own = stored(path);
      return own.startsWith(lacking) ? own.slice(lacking.length) : undefined;
    },
    outer: (path) => shown(lacking + path),
  };
}

/** What a dump tells of its phone: the properties that it was built with. */
async function dumpDevice(tree: EvidenceTree): Promise<Device> {
  const properties = new Map<string, string>();
  for (const path of ["system/build.prop", "system/system/build.prop", "vendor/build.prop"]) {
    for (const [name, value] of keyValues((await textOf(tree, path)) ?? "")) properties.set(name, value);
  }
  for (const [name, value] of parseProperties((await textOf(tree, "getprop.txt")) ?? "")) properties.set(name, value);
  return androidDevice({ properties });
}

/** `name=value` lines. */
function keyValues(text: string): [string, string][] {
  return text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const [, name, value] = /^([\w.]+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value.trim()]];
  });
}
