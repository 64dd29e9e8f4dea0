import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ObservableType } from "../records/kinds.ts";
import { loadPack } from "./load.ts";
import { createMatcher, type Matcher } from "./matcher.ts";
import type { LoadedPack } from "./pack.ts";
import { loadWarninglist } from "./warninglist.ts";

const utf8 = new TextEncoder();

function list(id: string, fileName: string, ...values: string[]): LoadedPack {
  return loadPack(utf8.encode(values.join("\n")), fileName, () => "digest", { id });
}

function stix(...patterns: string[]): LoadedPack {
  const objects = patterns.map((pattern, number) => ({ type: "indicator", id: `indicator--${number}`, pattern }));
  return loadPack(utf8.encode(JSON.stringify({ objects })), "pack", () => "digest");
}

/** `type value how`, one a match. */
function told(matcher: Matcher, type: ObservableType, value: string): string[] {
  return matcher.match(type, value).map((match) => `${match.type} ${match.value} ${match.how}`);
}

const hosts = createMatcher([
  list(
    "a",
    "domains.txt",
    "evil.example.org",
    "example.net",
    "b27.icu",
    "wha.tsapp.me",
    "bmw.gr.com",
    "spy.appspot.com",
    "duckdns.org",
    "xn--mnchen-3ya.example",
  ),
  list("b", "urls.txt", "http://example.com/exact/path", "example.com/either"),
  list("c", "ips.txt", "203.0.113.7", "2001:db8::7"),
  list("d", "emails.txt", "Attacker@Example.net"),
]);

describe("hosts", () => {
  it.each<[string, string[]]>([
    ["https://evil.example.org/", ["domain evil.example.org exact"]],
    ["https://x.y.evil.example.org/", ["domain evil.example.org subdomain"]],
    ["https://example.org/", []],
    ["https://notevil.example.org/", []],
    ["https://evil.example.org.attacker.com/", []],
    ["https://myb27.icu/", []],
    ["https://b27.icu.example/", []],
    ["https://www.wha.tsapp.me/x", ["domain wha.tsapp.me subdomain"]],
    ["https://tsapp.me/", []],
    ["https://other.gr.com/", []],
    ["https://gr.com/", []],
    ["https://other.appspot.com/", []],
    ["https://x.spy.appspot.com/", ["domain spy.appspot.com subdomain"]],
    ["https://duckdns.org/", ["domain duckdns.org exact"]],
    ["https://someone.duckdns.org/", []],
    ["https://münchen.example/", ["domain xn--mnchen-3ya.example exact"]],
    ["https://bit.ly/evil.example.org", []],
    ["https://example.org/?u=https://evil.example.org", []],
    ["evil.example.org:8443", ["domain evil.example.org exact"]],
    [".evil.example.org", ["domain evil.example.org exact"]],
    ["http://203.0.113.7:8080/", ["ipv4 203.0.113.7 exact"]],
    ["http://0xcb007107/", ["ipv4 203.0.113.7 exact"]],
    ["http://203.0.113.70/", []],
    ["https://[2001:DB8::0:7]/", ["ipv6 2001:db8::7 exact"]],
    ["http://example.com/exact/path", ["url http://example.com/exact/path exact"]],
    ["HTTP://EXAMPLE.com:80/exact/path#x", ["url http://example.com/exact/path exact"]],
    ["http://example.com/exact/path/", []],
    ["http://example.com/exact/path?x=1", []],
    ["https://example.com/exact/path", []],
    ["https://example.com/either", ["url //example.com/either exact"]],
    ["mailto:attacker@example.net", ["email attacker@example.net exact"]],
    ["mailto:someone@evil.example.org", []],
  ])("%s: %j", (url, expected) => {
    expect(told(hosts, "url", url)).toEqual(expected);
  });

  it("never matches a host above or beside an indicated one", () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), label, label, (labels, below, beside) => {
        const indicated = [...labels, "evil", "example"].join(".");
        const matcher = createMatcher([list("p", "domains.txt", indicated)]);
        expect(told(matcher, "host", `${below}.${indicated}`)).toEqual([`domain ${indicated} subdomain`]);
        expect(told(matcher, "host", indicated.slice(indicated.indexOf(".") + 1))).toEqual([]);
        expect(told(matcher, "host", `${beside}${indicated}`)).toEqual([]);
        expect(told(matcher, "host", `${indicated}.${beside}x`)).toEqual([]);
      }),
    );
  });

  it.each<[ObservableType, string, string[]]>([
    ["ip", "203.0.113.7", ["ipv4 203.0.113.7 exact"]],
    ["ip", "::ffff:203.0.113.7", ["ipv4 203.0.113.7 exact"]],
    ["ip", "1203.0.113.7", []],
    ["ip", "2001:db8:0:0:0:0:0:7%wlan0", ["ipv6 2001:db8::7 exact"]],
    ["host", "203.0.113.7", ["ipv4 203.0.113.7 exact"]],
    ["email", "ATTACKER@example.net", ["email attacker@example.net exact"]],
    ["email", "mailto:attacker@example.net", ["email attacker@example.net exact"]],
    ["email", "x-attacker@example.net", []],
    ["email", "+15551234567", []],
    ["email", "evil.example.org", []],
  ])("%s %s: %j", (type, value, expected) => {
    expect(told(hosts, type, value)).toEqual(expected);
  });

  it("finds every link of a text, and says which", () => {
    const text = "Your parcel: hxxps://x.evil[.]example.org/p, or example.net/y. Write to attacker@example.net! 12.30";
    expect(hosts.match("free_text", text).map(({ value, observed }) => [value, observed])).toEqual([
      ["evil.example.org", "https://x.evil.example.org/p"],
      ["example.net", "example.net/y"],
      ["attacker@example.net", "attacker@example.net"],
    ]);
    expect(hosts.match("free_text", "See you at 8. Bring evil things from example")).toEqual([]);
  });
});

describe("processes", () => {
  const matcher = createMatcher([
    list(
      "p",
      "processes.txt",
      "Diagnosticd",
      "BackupAgent",
      "bh",
      "com.apple.rapports.events",
      "com.apple.rapports.other",
    ),
    list("q", "package_names.txt", "com.evil.spy"),
  ]);

  it.each<[string, string[]]>([
    ["Diagnosticd", ["process Diagnosticd exact"]],
    ["diagnosticd", []],
    ["/usr/libexec/Diagnosticd", ["process Diagnosticd exact"]],
    ["BackupAgent2", []],
    ["bh", ["process bh exact"]],
    ["bha", []],
    ["bh/com.apple.bundle", ["process bh exact"]],
    ["x/bh", ["process bh exact"]],
    ["com.apple.rappor", ["process com.apple.rapports.events truncated", "process com.apple.rapports.other truncated"]],
    ["com.apple.rappo", []],
    ["com.apple.rapport", []],
    ["com.evil.spy:remote", ["app_id com.evil.spy exact"]],
    ["", []],
    ["/", []],
  ])("%s: %j", (name, expected) => {
    expect(told(matcher, "process_name", name)).toEqual(expected);
  });
});

describe("files", () => {
  const matcher = createMatcher([
    list(
      "p",
      "file_paths.txt",
      "/private/var/tmp/stage2/",
      "/tmp/kusama.txt",
      "Library/Preferences/com.apple.photolibraryd.plist",
      "/data/local/tmp/wd/",
    ),
    list("q", "file_names.txt", "roleaccountd.plist", "com.apple.photolibraryd.plist"),
    list("r", "processes.txt", "bridgehead"),
  ]);

  it.each<[string, string[]]>([
    ["/private/var/tmp/stage2", ["file_path /private/var/tmp/stage2 exact"]],
    ["/private/var/tmp/stage2/a/b", ["file_path /private/var/tmp/stage2 within"]],
    ["/var/tmp/stage2/a", ["file_path /private/var/tmp/stage2 within"]],
    ["private/var/tmp/stage2/a", ["file_path /private/var/tmp/stage2 within"]],
    ["/private/var/tmp/stage22/a", []],
    ["/x/private/var/tmp/stage2/a", []],
    ["/private/var/tmp", []],
    ["/private/tmp/kusama.txt", ["file_path /private/tmp/kusama.txt exact"]],
    ["/data/local/tmp/wd/fs.db", ["file_path /data/local/tmp/wd within"]],
    [
      "/private/var/mobile/Library/Preferences/com.apple.photolibraryd.plist",
      ["file_path Library/Preferences/com.apple.photolibraryd.plist exact"],
    ],
    [
      "HomeDomain-Library/Preferences/com.apple.photolibraryd.plist",
      ["file_path Library/Preferences/com.apple.photolibraryd.plist exact"],
    ],
    [
      "Library/Preferences/com.apple.photolibraryd.plist",
      ["file_path Library/Preferences/com.apple.photolibraryd.plist exact"],
    ],
    ["/x/OtherLibrary/Preferences/com.apple.photolibraryd.plist", []],
    ["/x/com.apple.photolibraryd.plist", []],
    ["/x/roleaccountd.plist", ["file_name roleaccountd.plist exact"]],
    ["/x/Roleaccountd.plist", []],
    ["/x/aroleaccountd.plist", []],
    ["usr/libexec/bridgehead", ["process bridgehead exact"]],
    ["/var/containers/bridgehead/x", ["process bridgehead within"]],
    ["usr/xbridgehead", []],
    ["/", []],
  ])("%s: %j", (path, expected) => {
    expect(told(matcher, "file_path", path)).toEqual(expected);
  });

  it("finds indicated folders in backups by their domain", () => {
    const home = createMatcher([list("p", "file_paths.txt", "/private/var/mobile/Library/Caches/.x")]);
    expect(told(home, "file_path", "HomeDomain-Library/Caches/.x/y")).toEqual([
      "file_path /private/var/mobile/Library/Caches/.x within",
    ]);
    expect(told(home, "file_path", "AppDomain-com.example-Library/Caches/.x/y")).toEqual([]);
  });

  it("says that a name of a system file is not used", () => {
    const pack = list("q", "file_names.txt", "com.apple.photolibraryd.plist");
    expect(pack.summary.count).toBe(0);
    expect(pack.summary.problems[0]?.message).toContain("normal system file");
  });
});

describe("identities", () => {
  const hash = "ab".repeat(32);
  const matcher = createMatcher([
    stix(
      `[file:hashes.sha256='${hash}']`,
      `[app:cert.sha1='${"cd".repeat(20)}']`,
      "[app:id='com.Android.MFSocket']",
      "[configuration-profile:id='76DAB334-7E17-475D-A5D6-0794EB5818A5']",
      "[android-property:name='sys.brand.note']",
      "[process:name='com.apple.avcapture']",
    ),
  ]);

  it.each<[ObservableType, string, string[]]>([
    ["hash", hash.toUpperCase(), [`sha256 ${hash} exact`]],
    ["hash", hash.slice(0, 40), []],
    ["certificate_hash", hash, []],
    ["certificate_hash", "CD:".repeat(20).slice(0, -1), [`certificate_sha1 ${"cd".repeat(20)} exact`]],
    ["app_id", "com.Android.MFSocket", ["app_id com.Android.MFSocket exact"]],
    ["app_id", "com.android.mfsocket", []],
    ["app_id", "com.Android.MFSocketcom", []],
    ["app_id", "com.apple.avcapture", ["process com.apple.avcapture exact"]],
    [
      "profile_id",
      "76dab334-7e17-475d-a5d6-0794eb5818a5",
      ["configuration_profile 76dab334-7e17-475d-a5d6-0794eb5818a5 exact"],
    ],
    ["profile_id", "76dab334", []],
    ["property_name", "sys.brand.note", ["android_property sys.brand.note exact"]],
    ["property_name", "sys.brand.note2", []],
  ])("%s %s: %j", (type, value, expected) => {
    expect(told(matcher, type, value)).toEqual(expected);
  });
});

describe("wildcards", () => {
  const matcher = createMatcher([
    stix(
      "[domain-name:value LIKE '%.Evil.example']",
      "[url:value LIKE '%/stage2/%.bin']",
      "[file:path LIKE '/var/tmp/x%']",
    ),
  ]);

  it.each<[ObservableType, string, string[]]>([
    ["url", "https://a.evil.example/", ["domain %.Evil.example exact"]],
    ["url", "https://evil.example/", []],
    ["url", "https://other.example/stage2/a.bin", ["url %/stage2/%.bin exact"]],
    ["file_path", "/private/var/tmp/x9", ["file_path /var/tmp/x% exact"]],
  ])("%s %s: %j", (type, value, expected) => {
    expect(told(matcher, type, value)).toEqual(expected);
  });
});

describe("packs and notes", () => {
  it("names every pack that holds a value, in load order", () => {
    const matcher = createMatcher([
      list("one", "domains.txt", "a.example"),
      list("two", "hosts", "A.example"),
      list("three", "domains.txt", "a.example"),
    ]);
    const [match] = matcher.match("host", "a.example");
    expect(match?.packs.map(({ pack }) => pack)).toEqual(["one", "three"]);
    expect(matcher.size).toBe(1);
  });

  it("notes popular and shared hosts, and matches them all the same", () => {
    const lists = [
      loadWarninglist({ name: "Popular", type: "string", list: ["life360.com"] }),
      loadWarninglist({ name: "Shared", type: "string", list: [".appspot.com"] }),
      loadWarninglist({ name: "Sinkholes", type: "cidr", list: ["203.0.113.0/24", "198.51.100.1"] }),
    ].flatMap((one) => one ?? []);
    const matcher = createMatcher(
      [list("p", "domains.txt", "life360.com", "spy.appspot.com", "203.0.113.7", "evil.example")],
      lists,
    );
    const notes = (host: string) => matcher.match("host", host).map(({ warninglists }) => warninglists);
    expect(notes("www.life360.com")).toEqual([["Popular"]]);
    expect(notes("spy.appspot.com")).toEqual([["Shared"]]);
    expect(notes("203.0.113.7")).toEqual([["Sinkholes"]]);
    expect(notes("evil.example")).toEqual([[]]);
  });

  it("matches nothing without packs", () => {
    const empty = createMatcher([]);
    expect(empty.size).toBe(0);
    expect(empty.match("url", "https://evil.example/")).toEqual([]);
  });
});

describe("any text", () => {
  const types: ObservableType[] = [
    "url",
    "host",
    "free_text",
    "email",
    "process_name",
    "file_path",
    "file_name",
    "app_id",
    "profile_id",
    "hash",
    "certificate_hash",
    "property_name",
    "ip",
  ];

  it("never makes the matcher throw", () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.string({ unit: "binary" }), (type, text) => {
        for (const value of [text, `https://${text}`, `x.${text}.com`, `/${text}/`, `${text}@evil.example.org`]) {
          hosts.match(type, value);
        }
      }),
    );
  });

  it("gives the same answer twice", () => {
    for (const type of types) {
      const value = "https://x.evil.example.org/ and attacker@example.net";
      expect(hosts.match(type, value)).toEqual(hosts.match(type, value));
    }
  });
});

describe("a pack of very many values", () => {
  const many = Array.from({ length: 100_001 }, (_, number) => `host${number}.example`);
  const packs = [
    list("first", "domains.txt", "host7.example", "only.example"),
    list("large", "domains.txt", ...many),
    list("last", "domains.txt", "host7.example", "last.example"),
  ];
  const matcher = createMatcher(packs);

  it.each([
    ["host7.example", ["first", "large", "last"]],
    ["host8.example", ["large"]],
    ["only.example", ["first"]],
    ["www.last.example", ["last"]],
  ])("is joined with the others: %s", (host, holders) => {
    expect(matcher.match("host", host).map((match) => match.packs.map(({ pack }) => pack))).toEqual([holders]);
  });

  it("counts each value once", () => expect(matcher.size).toBe(100_003));
});
