/**
 * Where the domains of an iOS backup lie on the phone, for those with one place (iLEAPP and the backup's own
 * `Domains.plist`). What a backup names `HomeDomain-Library/x` is `/private/var/mobile/Library/x`.
 */
const backupDomains: Readonly<Record<string, string>> = {
  HomeDomain: "/private/var/mobile/",
  RootDomain: "/private/var/root/",
  WirelessDomain: "/private/var/wireless/",
  KeychainDomain: "/private/var/Keychains/",
  DatabaseDomain: "/private/var/db/",
};

/**
 * A path for comparison: begins with `/`, no trailing or doubled slash, and `/private` before iOS's `/var` and
 * `/tmp`, which are links into it. Case is kept.
 */
export function canonicalPath(path: string): string {
  let text = path;
  if (text.startsWith("file://")) text = text.slice(7);
  const domain = /^([A-Z][a-zA-Z]*Domain)-/.exec(text.slice(0, 40));
  const root = domain ? backupDomains[domain[1] ?? ""] : undefined;
  if (domain && root) text = root + text.slice(domain[0].length);
  if (text.startsWith("./")) text = text.slice(1);
  if (!text.startsWith("/")) text = `/${text}`;
  if (text.includes("//")) text = text.replace(/\/{2,}/g, "/");
  if (/^\/(?:var|tmp)(?:\/|$)/.test(text)) text = `/private${text}`;
  return text.length > 1 && text.endsWith("/") ? text.slice(0, -1) : text;
}

/** The last component of a path. */
export function baseName(path: string): string {
  const end = path.endsWith("/") ? path.length - 1 : path.length;
  return path.slice(path.lastIndexOf("/", end - 1) + 1, end);
}

/**
 * File names that packs publish and healthy phones have. A name alone proves nothing for them; the pack's full paths
 * still do.
 */
export const namesOfSystemFiles: ReadonlyMap<string, string> = new Map([
  // Published for Coruna; macOS and iOS write preferences of their Photos daemon under the same name.
  ["com.apple.photolibraryd.plist", "preferences of Apple's photolibraryd"],
]);
