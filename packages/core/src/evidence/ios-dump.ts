import type { Container } from "./container.ts";
import { plistOf, textAt } from "./device-plist.ts";
import type { Device, EvidenceTree } from "./tree.ts";
import { type Naming, renamedTree, subtree } from "./view.ts";

/**
 * A dump of an iPhone's file system, whatever tool made it. Its paths are `private/var/…`, as the phone has them,
 * where the dump begins
 *
 * - at the root (`private/var/mobile`), possibly with a slash or a folder before it: `filesystem1/private/var`;
 * - at the root with the links resolved: `var/mobile`, `etc`, `tmp` (on the phone, links into `private`);
 * - at `/private/var` itself: `mobile/Library`, `containers`, `wireless` …
 */
export async function iosDumpAt(container: Container, prefix: string): Promise<EvidenceTree | undefined> {
  const naming = await namingAt(container, prefix);
  return naming && renamedTree(subtree(container, prefix), naming, { kind: "ios_filesystem", device: dumpDevice });
}

const same: Naming = { inner: (path) => path, outer: (path) => path };
const linkedIntoPrivate = /^(?:var|etc|tmp)(?=\/|$)/;
const underPrivate = /^private\/(?=(?:var|etc|tmp)(?:\/|$))/;

const rootResolved: Naming = {
  inner: (path) => (underPrivate.test(path) ? path.replace(underPrivate, "") : path),
  outer: (path) => (linkedIntoPrivate.test(path) ? `private/${path}` : path),
};

const varAlone: Naming = {
  inner: (path) => (path.startsWith("private/var/") ? path.slice("private/var/".length) : undefined),
  outer: (path) => `private/var/${path}`,
};

/** Folders of `/private/var` beside those that tell it. */
const varFolders = new Set(
  (
    "MobileAsset MobileDevice MobileSoftwareUpdate Managed buddy cache containers db dirs_cleaner ea empty folders " +
    "hardware installd internal iomfb_bics_daemon keybags Keychains keychains lib local lock log logs MobileDevice mobile " +
    "msgs networkd OMASSLiveDir preferences protected root rtcreporting run select spool staged_system_apps swap tmp " +
    "vm wireless wirelessinsights datamigrator factory_mount"
  ).split(" "),
);

/** Folders of `/private/var`, of which one beside `mobile` is enough. */
const besideMobile = ["containers", "root", "db", "wireless", "Keychains", "preferences", "log", "logs"];

/** What lies at the top of a phone's file system: a folder by another name was put beside it. */
const topFolders = new Set(
  (
    "Applications Developer Library System User Users bin boot cores dev etc jb lib lost+found mnt opt private sbin tmp " +
    "usr var .ba .b .file .fseventsd .mb .overprovisioning_file"
  ).split(" "),
);

/** Whether a folder beside `private`, or beside `mobile`, is the phone's own. */
export function isDumpFolder(name: string): boolean {
  return topFolders.has(name) || varFolders.has(name);
}

async function namingAt(container: Container, prefix: string): Promise<Naming | undefined> {
  const top = new Set(await container.folders(prefix));
  const has = async (folder: string, name: string): Promise<boolean> =>
    (await container.folders(prefix + folder)).includes(name);
  if (top.has("private") && (await has("private/", "var"))) return same;
  if (top.has("var") && (await has("var/", "mobile"))) return rootResolved;
  const isVar = top.has("mobile") && besideMobile.some((name) => top.has(name)) && (await has("mobile/", "Library"));
  return isVar ? varAlone : undefined;
}

/** What a dump tells of its phone: version and build, the name, the model. */
async function dumpDevice(tree: EvidenceTree): Promise<Device> {
  const version = await plistOf(tree, "System/Library/CoreServices/SystemVersion.plist");
  const network = await plistOf(tree, "private/var/preferences/SystemConfiguration/preferences.plist");
  const osVersion = textAt(version, "ProductVersion");
  const build = textAt(version, "ProductBuildVersion");
  const name = textAt(network, "System", "System", "ComputerName");
  const model = textAt(network, "Model");
  return {
    platform: "ios",
    ...(name === undefined ? {} : { name }),
    ...(model === undefined ? {} : { model }),
    ...(osVersion === undefined ? {} : { osVersion }),
    ...(build === undefined ? {} : { build }),
  };
}
