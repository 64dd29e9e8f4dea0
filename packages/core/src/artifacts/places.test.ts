import { describe, expect, it } from "vitest";
import { compileGlob, indexPlaces } from "./places.ts";

describe("compileGlob", () => {
  const cases: [glob: string, path: string, meets: boolean][] = [
    ["*-Library/Safari/History.db", "HomeDomain-Library/Safari/History.db", true],
    ["*-Library/Safari/History.db", "AppDomain-com.google.chrome.ios-Library/Safari/History.db", true],
    ["*-Library/Safari/History.db", "HomeDomain-x/Library/Safari/History.db", false],
    ["private/var/*/History.db", "private/var/mobile/History.db", true],
    ["private/var/*/History.db", "private/var/mobile/x/History.db", false],
    ["**/Cache.db", "Cache.db", true],
    ["**/Cache.db", "a/b/c/Cache.db", true],
    ["**/Cache.db", "a/b/cCache.db", false],
    ["private/var/db/shutdown*.log", "private/var/db/shutdown.0.log", true],
    ["a/**/b", "a/b", true],
    ["a/**/b", "a/x/y/b", true],
    ["a.b", "axb", false],
    ["a/(x)", "a/(x)", true],
  ];
  it.each(cases)("%s against %s: %s", (glob, path, meets) => {
    expect(compileGlob(glob).test(path)).toBe(meets);
    expect(indexPlaces([{ glob, value: 1 }]).lookup(path)).toEqual(meets ? [1] : []);
  });
});
