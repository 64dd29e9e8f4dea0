/** The application that a web view's data belongs to, as the path tells: a backup domain or a container's id. */
export function domainOf(path: string): string | null {
  const backup = /^(App(?:Domain|DomainGroup|DomainPlugin)-[^/]+?)-(?:Library|SystemData|Documents)\//.exec(path);
  if (backup) return backup[1] ?? null;
  return /\/(?:Application|AppGroup|PluginKitPlugin)\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/**
 * The origin that a folder or file of web storage is named after: `https_www.example.org_0` → `https://www.example.org`.
 * The last number is the port, 0 for the scheme's own. Undefined for other names.
 */
export function originOfName(
  name: string,
): { readonly url: string; readonly host: string; readonly port: number } | undefined {
  const match = /^(https?)_([^_/]+(?:_[^_/]+)*)_(\d{1,5})(?:\.localstorage(?:-\w+)?)?$/.exec(name);
  const [, scheme, host, port] = match ?? [];
  if (scheme === undefined || host === undefined || port === undefined) return undefined;
  return { url: `${scheme}://${host}${Number(port) === 0 ? "" : `:${Number(port)}`}`, host, port: Number(port) };
}
