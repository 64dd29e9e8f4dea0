import { describe, expect, it } from "vitest";
import { type RunOptions, runRule, type TestRecord, verdicts } from "../../../test/run-rule.ts";
import type { Matcher } from "../../indicators/matcher.ts";

const locator = { table: "t", rowid: 1 } as const;
const second = 1_000_000;
const day = 86_400 * second;
const t0 = 1_700_000_000 * second;

const popular: Matcher = {
  size: 0,
  match: () => [],
  warninglists: (host) => (/(?:^|\.)(?:yahoo\.fr|news\.com|youtube\.com)$/.test(host) ? ["Tranco top 10k"] : []),
};

function visit(
  id: number,
  url: string,
  time: number,
  more: { from?: number; to?: number; other?: boolean } = {},
): TestRecord {
  return {
    kind: "web_visit",
    artifact: "ios.safari_history",
    locator,
    visit_id: id,
    url,
    time,
    redirect_source: more.from ?? null,
    redirect_destination: more.to ?? null,
    from_other_device: more.other ?? false,
  };
}

const injected = "https://b1un54l2b67.get1tn0w.injected.example:30495/szev4hz#048634787343287485982474853012724998054";

function redirected(to: string, other = false): TestRecord[] {
  return [visit(1, "http://paper.example.com/", t0, { to: 2, other }), visit(2, to, t0 + 3000, { from: 1, other })];
}

describe("ios.rapid_redirect", () => {
  it.each<[string, TestRecord[], string[]]>([
    ["the form of a published injection", redirected(injected), ["high injection_shape"]],
    ["only a high port", redirected("https://cdn.example.org:8443/a/b"), ["medium statement"]],
    ["only a short path", redirected("https://elsewhere.example.org/szev4hz"), ["medium statement"]],
    ["a random name and an odd port", redirected("https://x8y7z6w5.a.b.example.org:9000/"), ["high injection_shape"]],
    ["an address has no random label", redirected("https://203.0.113.70:8443/login/x"), ["medium statement"]],
    ["the form, on another device", redirected(injected, true), ["medium other_device"]],
    ["no form, on another device", redirected("https://elsewhere.example.org/", true), ["low other_device"]],
  ])("%s", (_, records, expected) => {
    const seen = runRule("ios.rapid_redirect", records, { matcher: popular });
    expect(verdicts(seen)).toEqual(expected);
  });

  it("names the parts that have the form", () => {
    const [seen] = runRule("ios.rapid_redirect", redirected(injected));
    expect(seen?.words.parts).toBe(":30495  b1un54l2b67  /szev4hz  #048634787343…");
    expect(seen?.subject).toBe("host:b1un54l2b67.get1tn0w.injected.example");
  });
});

describe("ios.redirect_retried", () => {
  const after = (url: string, seconds: number, more: { from?: number } = {}) => [
    ...redirected(injected),
    visit(3, url, t0 + seconds * second, more),
  ];
  it.each<[string, TestRecord[], string[]]>([
    ["the same site", after("https://paper.example.com/", 30), ["low statement"]],
    ["a search for it", after("https://search.example.net/?q=Example+news", 30), ["low statement"]],
    ["another site", after("https://other.test.org/", 30), []],
    ["too late", after("https://paper.example.com/", 200), []],
    ["a page led to it", after("https://paper.example.com/", 30, { from: 2 }), []],
    ["nothing after", redirected(injected), []],
    [
      "another address of the same brand",
      [
        visit(1, "http://yahoo.fr/", t0, { to: 2 }),
        visit(2, "https://consent.yahoo.com/", t0 + 10, { from: 1 }),
        visit(3, "https://fr.yahoo.com/", t0 + second),
      ],
      [],
    ],
    [
      "a popular destination",
      [
        visit(1, "http://paper.example.com/", t0, { to: 2 }),
        visit(2, "https://www.youtube.com/", t0 + 10, { from: 1 }),
        visit(3, "https://paper.example.com/", t0 + second),
      ],
      [],
    ],
    [
      "a short link",
      [
        visit(1, "http://bit.ly/x", t0, { to: 2 }),
        visit(2, "https://elsewhere.example.org/", t0 + 10, { from: 1 }),
        visit(3, "http://bit.ly/y", t0 + second),
      ],
      [],
    ],
  ])("%s", (_, records, expected) => {
    expect(verdicts(runRule("ios.redirect_retried", records, { matcher: popular }))).toEqual(expected);
  });
});

function favicon(url: string, time: number): TestRecord {
  return { kind: "web_trace", artifact: "ios.safari_favicons", trace: "favicon", locator, url, time };
}

describe("ios.favicon_without_history", () => {
  const other = visit(9, "https://other.example.net/", t0);
  it.each<[string, TestRecord[], string[]]>([
    ["the form of an injection, not visited", [other, favicon(injected, t0)], ["high injection_shape"]],
    ["an odd port, not visited", [other, favicon("https://shop.example.org:8443/a/b", t0)], ["low statement"]],
    ["an ordinary page, not visited", [other, favicon("https://private.example.org/page1x", t0)], []],
    ["visited", [visit(9, injected, t0), favicon(injected, t0)], []],
    ["days that the history does not have", [other, favicon(injected, t0 - 30 * day)], []],
    ["a neighbouring day", [other, favicon(injected, t0 + day)], ["high injection_shape"]],
    ["no history", [favicon(injected, t0)], []],
    ["one's own network", [other, favicon("http://192.168.1.1:8080/a1b2c3d4", t0)], []],
  ])("%s", (_, records, expected) => {
    expect(verdicts(runRule("ios.favicon_without_history", records))).toEqual(expected);
  });
});

describe("ios.site_without_history", () => {
  function used(url: string, more: { interaction?: boolean; application?: string; at?: number } = {}): TestRecord {
    return {
      kind: "web_trace",
      artifact: "ios.webkit_statistics",
      trace: "statistics",
      locator,
      url,
      application: more.application ?? "AppDomain-com.apple.mobilesafari",
      user_interaction: more.interaction ?? true,
      details: { most_recent_user_interaction: new Date((more.at ?? t0) / 1000).toISOString() },
    };
  }
  const other = visit(9, "https://www.other.example.net/", t0);
  it.each<[string, TestRecord[], string[][]]>([
    ["used and not in the history", [other, used("gone.org"), used("away.org")], [["gone.org", "away.org"]]],
    ["in the history under another host", [other, used("example.net")], []],
    ["only loaded by other pages", [other, used("tracker.org", { interaction: false })], []],
    ["a web view of another application", [other, used("gone.org", { application: "AppDomain-org.app" })], []],
    ["days that the history does not have", [other, used("gone.org", { at: t0 - 9 * day })], []],
  ])("%s", (_, records, expected) => {
    const seen = runRule("ios.site_without_history", records);
    expect(seen.map(({ values }) => values)).toEqual(expected);
    expect(seen.every(({ severity }) => severity === "informational")).toBe(true);
  });
});

describe("ios.web_storage_port", () => {
  function folder(host: string, port: number, storage = "indexed_db"): TestRecord {
    const url = `https://${host}${port === 0 ? "" : `:${port}`}`;
    const details = { port, storage, created: t0 };
    return {
      kind: "web_trace",
      artifact: "ios.webkit_storage",
      trace: "storage",
      locator,
      url,
      time: t0 + day,
      details,
    };
  }
  function listed(path: string): TestRecord {
    return { kind: "file", artifact: "ios.manifest", locator, path, hosts: ["x"], created: t0 };
  }
  const random = "d9z3sz93x5ueidq3.get1tn0w.injected.example";
  it.each<[string, TestRecord, string[]]>([
    ["the scheme's own port", folder("www.example.org", 0), []],
    ["port 443 by number", folder("www.example.org", 443), []],
    ["another port", folder("shop.example.org", 8443), ["low statement"]],
    ["an unusual low port", folder("shop.example.org", 81), ["low statement"]],
    ["a random name and a high port", folder(random, 30897), ["medium injection_shape"]],
    ["the same in a web view", folder(random, 30897, "safari_view_service"), ["medium in_app_injection_shape"]],
    ["another port in a web view", folder("shop.example.org", 8443, "safari_view_service"), ["low in_app"]],
    ["a router", folder("192.168.1.1", 8080), []],
    ["a name of one's own network", folder("nas.local", 5001), []],
    ["a name without a dot", folder("localhost", 3000), []],
    ["a private address of IPv6", folder("[fd00::1]", 3000), []],
    [
      "a backup's list of files",
      listed(`AppDomain-a.b-Library/WebKit/IndexedDB/https_${random}_30897/IndexedDB.sqlite3`),
      ["medium injection_shape"],
    ],
    [
      "a backup's list, ordinary",
      listed("AppDomain-a.b-Library/LocalStorage/https_www.example.org_0.localstorage"),
      [],
    ],
  ])("%s", (_, record, expected) => {
    const seen = runRule("ios.web_storage_port", [record]);
    expect(verdicts(seen)).toEqual(expected);
    for (const { time } of seen) expect(time).toBe(t0);
  });
});

describe("ios.suspicious_redirect_chain", () => {
  function chain(from: string[], url: string, to: string[], more: Partial<TestRecord> = {}): TestRecord {
    return {
      kind: "web_trace",
      artifact: "ios.webkit_resource_log",
      trace: "redirect",
      locator,
      url,
      user_interaction: false,
      details: { redirect_source: from, redirect_destination: to },
      ...more,
    } as TestRecord;
  }
  const published: Matcher = {
    ...popular,
    size: 1,
    match: (_, value) =>
      value === "decoy.org"
        ? [{ type: "domain", value, how: "exact", observed: value, packs: [], warninglists: [] }]
        : [],
  };
  const file =
    "private/var/mobile/Containers/Data/Application/A/SystemData/com.apple.SafariViewService/Library/log.plist";
  it.each<[string, TestRecord, string[], Matcher?]>([
    ["published", chain(["yahoo.fr"], "decoy.org", ["third.com"]), ["high statement"], published],
    ["a decoy", chain(["yahoo.fr"], "decoy.org", ["third.com"]), ["low unknown_decoy"]],
    ["in a web view", chain(["yahoo.fr"], "decoy.org", ["third.com"], { file }), ["low unknown_decoy_in_app"]],
    ["someone used it", chain(["yahoo.fr"], "decoy.org", ["third.com"], { user_interaction: true } as never), []],
    ["from a site that few visit", chain(["small.org"], "decoy.org", ["third.com"]), []],
    ["to a much visited site", chain(["yahoo.fr"], "decoy.org", ["news.com"]), []],
    ["a tracker in many chains", chain(["yahoo.fr", "news.com"], "decoy.org", ["third.com"]), []],
    ["back to where it came from", chain(["yahoo.fr"], "decoy.org", ["mail.yahoo.fr"]), []],
  ])("%s", (_, record, expected, matcher = popular) => {
    expect(verdicts(runRule("ios.suspicious_redirect_chain", [record], { matcher }))).toEqual(expected);
  });
});

describe("ios.daemon_request", () => {
  function request(owner: string, url: string): TestRecord {
    return { kind: "web_trace", trace: "cache", locator, url, file: `private/var/${owner}/Cache.db` };
  }
  const telephony = "wireless/Library/Caches/com.apple.coretelephony";
  it.each<[string, TestRecord, number]>([
    ["a content network", request(telephony, "https://d38j2563.cloudfront.net/a//b"), 1],
    ["any other host", request(telephony, "https://x.example.org/"), 1],
    ["Apple", request(telephony, "https://iphone-ld.apple.com/x"), 0],
    ["an address of one's own network", request(telephony, "http://192.168.0.1/x"), 0],
    ["music on an odd port", request("mobile/Library/Caches/com.apple.Music", "https://a.example.net:37271/x"), 1],
    ["a radio station", request("mobile/Library/Caches/com.apple.Music", "https://radio.example.net/stream1"), 0],
    ["another program", request("mobile/Library/Caches/com.apple.weather", "https://x.example.org/"), 0],
    [
      "an application",
      request("mobile/Containers/Data/Application/A/Library/Caches/imagent", "https://x.example.org/"),
      0,
    ],
  ])("%s", (_, record, found) => {
    const seen = runRule("ios.daemon_request", [record], { artifact: "ios.cache_files" });
    expect(verdicts(seen)).toEqual(Array(found).fill("low statement"));
  });
});

function activity(process: string, more: Partial<TestRecord> = {}): TestRecord {
  return { kind: "process_activity", artifact: "ios.datausage", locator, process, ...more } as TestRecord;
}

const spyNamed = (name: string): Matcher => ({
  size: 1,
  warninglists: () => [],
  match: (type, value) =>
    type === "process_name" && value === name
      ? [{ type: "process", value, how: "exact", observed: value, packs: [], warninglists: [] }]
      : [],
});

describe("ios.unexpected_mobile_data", () => {
  it.each<[string, TestRecord, number, RunOptions?]>([
    ["the agent on mobile data", activity("BackupAgent", { wwan_in: 5, wwan_out: 7 } as never), 1],
    ["with its bundle", activity("BackupAgent", { wwan_out: 7, app_id: "com.apple.x" } as never), 1],
    ["its successor", activity("BackupAgent2", { wwan_out: 7 } as never), 0],
    ["without mobile data", activity("BackupAgent", { wifi_out: 7 } as never), 0],
    [
      "told by an indicator",
      activity("BackupAgent", { wwan_out: 7 } as never),
      0,
      { matcher: spyNamed("BackupAgent") },
    ],
  ])("%s", (_, record, found, options) => {
    expect(runRule("ios.unexpected_mobile_data", [record], options)).toHaveLength(found);
  });
});

describe("ios.look_alike_process", () => {
  it.each([
    ["fmld", "fmfd"],
    ["launchafd", "launchd"],
    ["nehelprd", "nehelper"],
    ["MobileSMSd", "MobileSMS"],
    ["cfprefssd", "cfprefsd"],
  ])("%s is nearly %s", (process, program) => {
    const [seen] = runRule("ios.look_alike_process", [activity(process)]);
    expect(seen).toMatchObject({ severity: "low", words: { process, program } });
  });

  it.each<[string, TestRecord[], RunOptions?]>([
    ["a program of the system", [activity("fmfd")]],
    ["a name that was cut", [activity("IMRemoteURLConne")]],
    ["a service's label", [activity("com.apple.imagents")]],
    ["a program of the watch", [activity("terminusd/homed")]],
    ["an application", [activity("fmld", { app_id: "a.b" } as never)]],
    ["a name that is near nothing", [activity("bh")]],
    ["short names are near by chance", [activity("gexx"), activity("xeod")]],
    ["told by an indicator", [activity("fmld")], { matcher: spyNamed("fmld") }],
    [
      "a program that the dump has",
      [{ kind: "file", artifact: "ios.filesystem", locator, path: "/usr/libexec/remindsd" }, activity("remindsd")],
    ],
    [
      "an application that delays the shutdown",
      [
        {
          kind: "shutdown_delay",
          locator,
          process: "fmld",
          path: "/private/var/containers/Bundle/Application/A/fmld.app/fmld",
        },
      ],
    ],
  ])("not %s", (_, records, options) => {
    expect(runRule("ios.look_alike_process", records, options)).toEqual([]);
  });

  it("also where a process delayed a shutdown", () => {
    const record: TestRecord = { kind: "shutdown_delay", locator, process: "fmld", path: "/private/var/db/x/fmld" };
    expect(runRule("ios.look_alike_process", [record])).toHaveLength(1);
  });
});

describe("ios.upload_of_unknown_process", () => {
  const sent = { wwan_out: 900_000, wwan_in: 1000 } as never;
  it.each<[string, TestRecord[], number]>([
    ["more sent than received", [activity("zzqq", sent), activity("zzqq", sent)], 1],
    ["a program of the system", [activity("assistantd", sent)], 0],
    ["an application", [activity("zzqq", { wwan_out: 900_000, app_id: "a.b" } as never)], 0],
    ["little", [activity("zzqq", { wwan_out: 90_000 } as never)], 0],
    ["more received", [activity("zzqq", { wwan_out: 900_000, wwan_in: 2_000_000 } as never)], 0],
  ])("%s", (_, records, found) => {
    const seen = runRule("ios.upload_of_unknown_process", records);
    expect(seen.map(({ severity }) => severity)).toEqual(Array(found).fill("informational"));
  });
});

describe("ios.orphan_usage", () => {
  const orphan = (time: number | null): TestRecord =>
    activity("", { time, process_id: 5, details: { has_process: false } } as never);
  it.each<[string, (number | null)[], number[]]>([
    ["rows of one time", [t0, t0 + second, t0 + day], [3]],
    ["two times", [t0, t0 + 3 * day, t0 + 3 * day], [1, 2]],
    ["without a time", [null, t0, null], [2, 1]],
    ["very many times", Array.from({ length: 40 }, (_, index) => t0 + index * 2 * day), [...Array(20).fill(1), 20]],
  ])("%s", (_, times, counts) => {
    const seen = runRule("ios.orphan_usage", times.map(orphan));
    expect(seen.map(({ words }) => words.count)).toEqual(counts);
    if (seen.length > 20) expect(seen.at(-1)?.time).toBeNull();
  });
});

describe("ios.missing_process_rows", () => {
  const row = (process_id: number, first_seen: number) => activity("a", { process_id, first_seen } as never);
  it("dates one gap, and not many", () => {
    const [one] = runRule("ios.missing_process_rows", [row(1, t0), row(3, t0 + day)]);
    expect(one).toMatchObject({ severity: "informational", time: t0, values: ["2"] });
    const [many] = runRule("ios.missing_process_rows", [row(1, t0), row(3, t0 + day), row(5, t0 + day)]);
    expect(many).toMatchObject({ time: null, words: { count: 2 } });
  });
});

describe("ios.process_without_binary", () => {
  const launchd: TestRecord = { kind: "file", artifact: "ios.filesystem", locator, path: "/sbin/launchd" };
  it.each<[string, TestRecord[], number]>([
    ["gone", [launchd, activity("bh")], 1],
    ["a list without the system's folders", [{ ...launchd, path: "/private/var/x" } as TestRecord, activity("bh")], 0],
    ["a service's label", [launchd, activity("com.apple.imagent")], 0],
    ["a known program, cut", [launchd, activity("AppleCredentialM")], 0],
  ])("%s", (_, records, found) => {
    expect(runRule("ios.process_without_binary", records)).toHaveLength(found);
  });
});

describe("ios.file_times", () => {
  const files = (count: number, odd: readonly Partial<TestRecord>[]): TestRecord[] => [
    ...Array.from({ length: count }, (_, index) => file(`HomeDomain-a/${index}`, {})),
    ...odd.map((more, index) => file(`HomeDomain-odd/${index}`, more)),
  ];
  function file(path: string, more: Partial<TestRecord>): TestRecord {
    const own = { domain: "HomeDomain", size: 1, owner: 501, created: t0, modified: t0 };
    return { kind: "file", artifact: "ios.manifest", locator, path, ...own, ...more } as TestRecord;
  }
  const backdated = { created: t0, modified: t0 - 2 * day } as never;
  it.each<[string, TestRecord[], string[]]>([
    ["one among many", files(1000, [backdated]), ["informational statement"]],
    ["hours", files(1000, [{ created: t0, modified: t0 - day / 2 } as never]), []],
    ["many: the phone was restored", files(1000, Array(30).fill(backdated)), []],
    ["few files in all", files(10, [backdated]), []],
    ["no times", files(1000, [{ created: null, modified: null } as never]), []],
  ])("%s", (_, records, expected) => {
    expect(verdicts(runRule("ios.file_times", records))).toEqual(expected);
  });
});

describe("ios.network_configuration", () => {
  const configuration = (more: object): TestRecord => ({ kind: "network_configuration", locator, ...more });
  it.each<[string, TestRecord, string[]]>([
    [
      "a VPN with its server",
      configuration({ name: "Home", app_id: "org.vpn", settings: ["NEVPN"], host: "vpn.example.org" }),
      ["informational with_server"],
    ],
    ["a filter", configuration({ name: "Block", settings: ["NEContentFilter"] }), ["informational statement"]],
    ["nothing that traffic passes through", configuration({ name: "Paths", settings: [] }), []],
  ])("%s", (_, record, expected) => {
    expect(verdicts(runRule("ios.network_configuration", [record]))).toEqual(expected);
  });
});
