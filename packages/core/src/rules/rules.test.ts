import { describe, expect, it } from "vitest";
import { artifacts } from "../artifacts/index.ts";
import { collector } from "../findings/collect.ts";
import { languages } from "../findings/language.ts";
import { hasTexts, wordsNeeded } from "../findings/wording/wording.ts";
import type { Matcher } from "../indicators/matcher.ts";
import type { RecordDraft, SourcedRecord } from "../records/kinds.ts";
import { rules } from "./index.ts";
import { type Detection, severities } from "./rule.ts";

const noIndicators: Matcher = {
  size: 0,
  match: () => [],
  warninglists: (host) => (/^(?:m\.)?youtube\.com$/.test(host) ? ["Tranco top 10k"] : []),
};

function run(
  id: string,
  drafts: readonly RecordDraft[],
  artifact: string,
  evidenceKind: "ios_backup" | "ios_filesystem" = "ios_backup",
  matcher = noIndicators,
): Detection[] {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  const seen: Detection[] = [];
  const detector = rule.detect({
    matcher,
    asOf: 0,
    evidenceKinds: [evidenceKind],
    report: (detection) => seen.push(detection),
  });
  const records = drafts.map(
    (draft): SourcedRecord => ({ ...draft, artifact, file: "f", evidence: 0, sha256: "0", timeBasis: "utc" }),
  );
  for (const record of records) {
    const note = rule.notes?.(record);
    if (note !== undefined) detector.note?.(note);
  }
  for (const record of records) if (rule.scope === "file" || rule.wants?.(record)) detector.record(record);
  detector.end?.();
  return seen;
}

describe("the registry of rules", () => {
  it("has no id twice", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))("%s declares what a reader needs", (_, rule) => {
    expect(rule.id).toMatch(/^(?:indicator|ios|android|extraction)\.[a-z0-9_]+$/);
    expect(rule.title).not.toBe("");
    expect(rule.rationale).toMatch(/\.$/);
    expect(rule.references.length).toBeGreaterThan(0);
    if (rule.vouched !== "source_read")
      expect(severities.indexOf(rule.severity)).toBeLessThanOrEqual(severities.indexOf("low"));
    const ids = new Set(artifacts.map(({ id }) => id));
    if (rule.needs !== "any") for (const need of rule.needs) expect(ids, `${rule.id} needs ${need}`).toContain(need);
    expect(rule.scope === "examination" || rule.wants === undefined).toBe(true);
  });

  it.each(rules.flatMap(({ id }) => languages.map((language) => [id, language] as const)))(
    "%s has its texts in %s",
    (id, language) => {
      expect(hasTexts(language, id)).toBe(true);
    },
  );
});

/** One case a line: the rule, the records, and the severities that it must report. */
const t0 = 1_700_000_000_000_000;
const locator = { table: "t", rowid: 1 } as const;
function visit(id: number, url: string, at: number, links: { from?: number; to?: number } = {}): RecordDraft {
  return {
    kind: "web_visit",
    locator,
    visit_id: id,
    url,
    time: at,
    redirect_source: links.from ?? null,
    redirect_destination: links.to ?? null,
  };
}
function redirect(from: string, to: string, milliseconds: number): RecordDraft[] {
  return [visit(1, from, t0, { to: 2 }), visit(2, to, t0 + milliseconds * 1000, { from: 1 })];
}

describe("ios.rapid_redirect", () => {
  const injection =
    "https://b1un54l2b67.get1tn0w.injected.example:30495/szev4hz#048634787343287485982474853012724998054718494423286";
  const cases: [string, RecordDraft[], string[]][] = [
    ["another domain at once", redirect("http://news.example.com/", "https://elsewhere.example.org/", 250), ["medium"]],
    ["the shape of a published injection", redirect("http://news.example.com/", injection, 3), ["high"]],
    ["destination stored before its source", redirect("http://news.example.com/", injection, 3).reverse(), ["high"]],
    ["a second is too long", redirect("http://news.example.com/", "https://elsewhere.example.org/", 1000), []],
    ["a day and a little", redirect("http://news.example.com/", "https://elsewhere.example.org/", 86_400_250), []],
    [
      "a day back and a little",
      redirect("http://news.example.com/", "https://elsewhere.example.org/", -86_399_750),
      [],
    ],
    ["time runs backwards", redirect("http://news.example.com/", "https://elsewhere.example.org/", -5), []],
    ["the same registrable domain", redirect("http://shop.example.co.uk/", "https://www.example.co.uk/", 10), []],
    ["two tenants of one platform are two", redirect("http://a.github.io/", "https://b.github.io/", 10), ["medium"]],
    ["encrypted to begin with", redirect("https://news.example.com/", "https://elsewhere.example.org/", 10), []],
    ["a popular destination", redirect("http://youtu.example/", "https://m.youtube.com/", 10), ["low"]],
    ["a short link", redirect("http://bit.ly/x", "https://elsewhere.example.org/", 10), ["low"]],
    [
      "no time",
      [
        { ...visit(1, "http://a.example.com/", t0, { to: 2 }), time: null },
        visit(2, "http://b.example.org/", t0, { from: 1 }),
      ],
      [],
    ],
  ];
  it.each(cases)("%s", (_, records, expected) => {
    expect(run("ios.rapid_redirect", records, "ios.safari_history").map(({ severity }) => severity)).toEqual(expected);
  });
});

describe("rules on one record", () => {
  const cases: [rule: string, artifact: string, record: RecordDraft, found: boolean][] = [
    [
      "ios.apple_threat_notification",
      "ios.sms",
      { kind: "message", locator, text: "ALERT: State-sponsored attackers may be targeting your iPhone. More" },
      true,
    ],
    [
      "ios.apple_threat_notification",
      "ios.sms",
      { kind: "message", locator, text: "They wrote: ALERT: State-sponsored attackers may be targeting your iPhone" },
      false,
    ],
    [
      "ios.attachment_in_tmp",
      "ios.sms_attachments",
      { kind: "attachment", locator, direction: "incoming", path: "/var/tmp/x/abc-1" },
      true,
    ],
    [
      "ios.attachment_in_tmp",
      "ios.sms_attachments",
      { kind: "attachment", locator, direction: "outgoing", path: "/var/tmp/x/abc-1" },
      false,
    ],
    [
      "ios.attachment_in_tmp",
      "ios.sms_attachments",
      { kind: "attachment", locator, direction: "incoming", path: "/var/tmp/x/abc-2" },
      false,
    ],
    [
      "ios.quadream_calendar",
      "ios.calendar",
      { kind: "calendar_event", locator, title: "Meeting", description: "Notes" },
      true,
    ],
    [
      "ios.quadream_calendar",
      "ios.calendar",
      { kind: "calendar_event", locator, title: "Meeting", description: "Agenda" },
      false,
    ],
    [
      "ios.lookup_with_nul",
      "ios.id_status_cache",
      { kind: "identity_lookup", locator, contact: "mailto:a\0\0b@example.com" },
      true,
    ],
    [
      "ios.lookup_with_nul",
      "ios.id_status_cache",
      { kind: "identity_lookup", locator, contact: "mailto:a\\x00\\x00b@example.com" },
      true,
    ],
    [
      "ios.lookup_with_nul",
      "ios.id_status_cache",
      { kind: "identity_lookup", locator, contact: "mailto:a@example.com" },
      false,
    ],
    [
      "ios.app_not_from_store",
      "ios.applications",
      { kind: "app", locator, app_id: "a.b", installer: "com.other.store" },
      true,
    ],
    [
      "ios.app_not_from_store",
      "ios.applications",
      { kind: "app", locator, app_id: "a.b", installer: "com.apple.AppStore" },
      false,
    ],
    ["ios.app_not_from_store", "ios.applications", { kind: "app", locator, app_id: "a.b" }, false],
    ["ios.app_without_store_record", "ios.applications", { kind: "app", locator, name: "x" }, true],
    ["ios.app_without_store_record", "ios.applications", { kind: "app", locator, name: "x", app_id: "a.b" }, false],
    [
      "ios.notification_profile",
      "ios.configuration_profiles",
      { kind: "configuration_profile", locator, profile_id: "1", payload_types: ["com.apple.notificationsettings"] },
      true,
    ],
    [
      "ios.notification_profile",
      "ios.configuration_profiles",
      { kind: "configuration_profile", locator, profile_id: "1", payload_types: ["com.apple.wifi.managed"] },
      false,
    ],
    [
      "ios.configuration_profile",
      "ios.configuration_profiles",
      {
        kind: "configuration_profile",
        locator,
        profile_id: "1",
        payload_types: ["com.apple.wifi.managed", "com.apple.mdm"],
      },
      true,
    ],
    [
      "ios.configuration_profile",
      "ios.configuration_profiles",
      { kind: "configuration_profile", locator, profile_id: "1", payload_types: ["com.apple.notificationsettings"] },
      false,
    ],
    [
      "ios.lockdown_mode_on",
      "ios.global_preferences",
      { kind: "setting", locator, key: "LDMGlobalEnabled", value: "true" },
      true,
    ],
    [
      "ios.lockdown_mode_off",
      "ios.global_preferences",
      { kind: "setting", locator, key: "LDMGlobalEnabled", value: "false" },
      true,
    ],
    [
      "ios.lockdown_mode_off",
      "ios.global_preferences",
      { kind: "setting", locator, key: "LDMGlobalEnabled", value: "true" },
      false,
    ],
  ];
  it.each(cases)("%s on %s %o: %s", (rule, artifact, record, found) => {
    const detections = run(rule, [record], artifact);
    expect(detections.length > 0).toBe(found);
    for (const detection of detections) {
      for (const word of wordsNeeded(rule, detection.sentence ?? "statement") ?? []) {
        if (word !== "artifact" && word !== "count") expect(Object.keys(detection.words)).toContain(word);
      }
    }
  });
});

function activity(id: number, process: string | null, extra: { app?: string; orphan?: boolean } = {}): RecordDraft {
  return {
    kind: "process_activity",
    locator,
    process,
    process_id: id,
    app_id: extra.app ?? null,
    ...(extra.orphan ? { details: { has_process: false } } : {}),
  };
}

describe("rules on processes", () => {
  it("counts orphaned use once for a database", () => {
    const found = run(
      "ios.orphan_usage",
      [activity(1, "a"), activity(75, null, { orphan: true }), activity(76, null, { orphan: true })],
      "ios.datausage",
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: "low", values: ["75", "76"], words: { count: 2 } });
  });

  it("names gaps in the numbering", () => {
    const found = run(
      "ios.missing_process_rows",
      [activity(1, "a"), activity(2, "b"), activity(4, "c"), activity(9, "d")],
      "ios.datausage",
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ values: ["3", "5–8"], words: { count: 5 } });
  });

  it("finds nothing in an unbroken numbering, and does not take orphans for rows", () => {
    expect(
      run(
        "ios.missing_process_rows",
        [activity(1, "a"), activity(2, "b"), activity(9, null, { orphan: true })],
        "ios.datausage",
      ),
    ).toEqual([]);
  });

  const file: RecordDraft = { kind: "file", locator, path: "/usr/libexec/averylongprocessname" };
  const launchd: RecordDraft = { kind: "file", locator, path: "/sbin/launchd" };
  it.each([
    ["gone", false],
    ["averylongprocess", true],
    ["averylongprocessname", true],
  ])("process %s with its binary in the dump: %s", (process, there) => {
    const rule = "ios.process_without_binary";
    expect(run(rule, [launchd, file, activity(1, process)], "ios.datausage", "ios_filesystem")).toHaveLength(
      there ? 0 : 1,
    );
    expect(run(rule, [file, activity(1, process)], "ios.datausage"), "no folders of the system").toHaveLength(0);
    expect(run(rule, [activity(1, process)], "ios.datausage"), "nothing to compare with").toHaveLength(0);
    expect(
      run(rule, [launchd, file, activity(1, process, { app: "a.b" })], "ios.datausage", "ios_filesystem"),
    ).toHaveLength(0);
  });

  it("asks for names in dumps only", () => {
    expect(run("ios.nameless_process", [activity(1, "")], "ios.datausage", "ios_filesystem")).toHaveLength(1);
    expect(run("ios.nameless_process", [activity(1, "")], "ios.datausage", "ios_backup")).toHaveLength(0);
  });
});

describe("what is told once", () => {
  it("names an application without a name by its place", () => {
    const [found] = run("ios.app_without_store_record", [{ kind: "app", locator }], "ios.applications");
    expect(found).toMatchObject({ values: ["f"], words: { app: "f" } });
  });

  const processes: Matcher = {
    ...noIndicators,
    size: 1,
    match: (type, value) =>
      (type === "file_path" || type === "process_name") && value.endsWith("spy")
        ? [{ type: "process", value: "spy", how: "exact", observed: value, packs: [], warninglists: [] }]
        : [],
  };

  it.each([
    ["a process and its path", { kind: "shutdown_delay", locator, path: "/usr/libexec/spy", process: "spy" }, 0],
    ["a path of another process", { kind: "location_client", locator, path: "/private/spy", process: "maps" }, 1],
    ["a file", { kind: "file", locator, path: "/usr/libexec/spy" }, 1],
  ] as [string, RecordDraft, number][])("%s: the path says it %o", (_, record, byPath) => {
    expect(run("indicator.path", [record], "ios.filesystem", "ios_filesystem", processes)).toHaveLength(byPath);
    const byName = "process" in record && record.process === "spy" ? 1 : 0;
    expect(run("indicator.process", [record], "ios.filesystem", "ios_filesystem", processes)).toHaveLength(byName);
  });

  it("dates a process from when it was first seen, and shows where its program lies", () => {
    const used: RecordDraft = {
      kind: "process_activity",
      locator,
      process: "spy",
      first_seen: t0,
      time: t0 + 5_000_000,
    };
    expect(run("indicator.process", [used], "ios.datausage", "ios_backup", processes)).toMatchObject([
      { time: t0, timeEnd: t0 + 5_000_000, values: ["spy"] },
    ]);
    const delayed: RecordDraft = { kind: "shutdown_delay", locator, path: "/usr/libexec/spy", process: "spy" };
    expect(run("indicator.process", [delayed], "ios.shutdown_log", "ios_filesystem", processes)).toMatchObject([
      { values: ["spy", "/usr/libexec/spy"] },
    ]);
  });

  const hosts: Matcher = {
    ...noIndicators,
    size: 1,
    match: (type, value) =>
      type === "host" ? [{ type: "domain", value, how: "exact", observed: value, packs: [], warninglists: [] }] : [],
  };

  it.each([
    ["a lookup of an application", { kind: "dns_lookup", app_id: "org.example.spy" }, "execution"],
    ["a connection of an application", { kind: "connection", app_id: "org.example.spy" }, "execution"],
    ["a lookup of a browser", { kind: "dns_lookup", app_id: "org.mozilla.firefox" }, "attempt"],
  ] as const)("%s is contact, not a received link", (_, record, expected) => {
    const draft = { ...record, locator, host: "evil.example" };
    expect(run("indicator.url", [draft], "android.intrusion_dns", "ios_backup", hosts)).toMatchObject([
      { class: expected, sentence: "contacted" },
    ]);
  });

  it("counts a record once for one fact, however many of its links say it", () => {
    const found = collector();
    const [rule] = rules;
    const record = {
      kind: "message",
      locator,
      artifact: "ios.sms",
      file: "f",
      evidence: 0,
      sha256: "0",
      timeBasis: "utc",
    } as const;
    const detection: Detection = {
      severity: "high",
      class: "targeting",
      key: "domain:x.example",
      records: [record],
      values: [],
      words: {},
    };
    for (const url of ["https://x.example/1", "https://x.example/2"]) {
      found.add(rule?.id ?? "", { ...detection, values: [url] });
    }
    found.add(rule?.id ?? "", { ...detection, records: [{ ...record, locator: { table: "t", rowid: 2 } }] });
    expect(found.collected).toMatchObject([
      { recordCount: 2, values: ["https://x.example/1", "https://x.example/2"], records: [{ locator }, {}] },
    ]);
  });
});
