import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IndicatorType } from "./indicator.ts";
import { loadPack } from "./load.ts";
import type { LoadedPack } from "./pack.ts";

const utf8 = new TextEncoder();

function load(content: string | Uint8Array, fileName = "pack"): LoadedPack {
  return loadPack(typeof content === "string" ? utf8.encode(content) : content, fileName, () => "digest");
}

/** `type value family role`, one a line. */
function facts({ values, filings }: LoadedPack): string[] {
  return [...values].flatMap(([type, all]) =>
    [...all].flatMap(([value, filed]) =>
      [filed]
        .flat()
        .map((number) => `${type} ${value} ${filings[number as number]?.family} ${filings[number as number]?.role}`),
    ),
  );
}

function problems(pack: LoadedPack): string {
  return pack.summary.problems.map(({ where, message }) => `${where}: ${message}`).join("\n");
}

function indicator(number: number, pattern: unknown, more: object = {}): object {
  return { type: "indicator", id: `indicator--${number}`, pattern, pattern_type: "stix", ...more };
}

function bundle(...objects: unknown[]): string {
  return JSON.stringify({ type: "bundle", id: "bundle--0", objects });
}

function relation(from: number, to: string): object {
  return {
    type: "relationship",
    id: `relationship--${from}`,
    relationship_type: "indicates",
    source_ref: `indicator--${from}`,
    target_ref: to,
  };
}

const sha256 = "a".repeat(64);

describe("STIX", () => {
  it.each<[string, IndicatorType, string]>([
    ["domain-name:value='Evil.Example.'", "domain", "evil.example"],
    ["domain-name:value='195.178.51.251'", "ipv4", "195.178.51.251"],
    ["ipv4-addr:value='203.0.113.7'", "ipv4", "203.0.113.7"],
    ["ipv6-addr:value='2001:DB8:0::7'", "ipv6", "2001:db8::7"],
    ["url:value='https://Evil.example/A?b=c'", "url", "https://evil.example/A?b=c"],
    ["email-addr:value='Attacker@Example.net'", "email", "attacker@example.net"],
    ["process:name='Diagnosticd'", "process", "Diagnosticd"],
    ["file:name='roleaccountd.plist'", "file_name", "roleaccountd.plist"],
    ["file:path='/private/var/tmp/stage2/'", "file_path", "/private/var/tmp/stage2"],
    ["file:path='/tmp/l/'", "file_path", "/private/tmp/l"],
    ["file:path='Library/Preferences/x.plist'", "file_path", "Library/Preferences/x.plist"],
    [`file:hashes.md5='${"B".repeat(32)}'`, "md5", "b".repeat(32)],
    [`file:hashes.sha1='${"b".repeat(40)}'`, "sha1", "b".repeat(40)],
    [`file:hashes.sha256='${sha256}'`, "sha256", sha256],
    [`file:hashes.'SHA-256'='${sha256}'`, "sha256", sha256],
    ["app:id='com.client.appA'", "app_id", "com.client.appA"],
    [`app:cert.md5='${"b".repeat(32)}'`, "certificate_md5", "b".repeat(32)],
    [`app:cert.sha1='${"b".repeat(40)}'`, "certificate_sha1", "b".repeat(40)],
    [`app:cert.sha256='${sha256}'`, "certificate_sha256", sha256],
    [
      "configuration-profile:id='76DAB334-7E17-475D-A5D6-0794EB5818A5'",
      "configuration_profile",
      "76dab334-7e17-475d-a5d6-0794eb5818a5",
    ],
    ["android-property:name='sys.brand.note'", "android_property", "sys.brand.note"],
  ])("reads %s", (comparison, type, value) => {
    const pack = load(bundle(indicator(1, `[${comparison}]`)));
    expect(facts(pack)).toEqual([`${type} ${value} pack tool`]);
    expect(pack.summary.problems).toEqual([]);
  });

  it.each<[string, string, string]>([
    ["an empty pattern", bundle(indicator(1, "")), "indicator--1: : the pattern is empty"],
    ["no pattern", bundle(indicator(1, 7)), "indicator--1: has no pattern"],
    ["an empty value", bundle(indicator(1, "[domain-name:value='']")), "an empty value"],
    ["a short hash", bundle(indicator(1, "[file:hashes.sha256='aa']")), "not 64 hexadecimal digits"],
    ["a single label", bundle(indicator(1, "[domain-name:value='localhost']")), "not a host name"],
    ["a folder at the top", bundle(indicator(1, "[file:path='/private/var/']")), "too general"],
    ["a general wildcard", bundle(indicator(1, "[domain-name:value LIKE '%.%']")), "too general"],
    ["a range of addresses", bundle(indicator(1, "[ipv4-addr:value='198.51.100.0/24']")), "ranges of addresses"],
    [
      "a name of a system file",
      bundle(indicator(1, "[file:name='com.apple.photolibraryd.plist']")),
      "normal system file",
    ],
    [
      "an unknown object",
      bundle(indicator(1, "[mutex:name='x']")),
      "mutex:name is not something that phones are searched for",
    ],
    ["a prototype's name", bundle(indicator(1, "[constructor='x']")), "has no object path"],
    [
      "another language",
      bundle(indicator(1, "rule x {}", { pattern_type: "yara" })),
      "patterns of the kind yara are not used",
    ],
    ["a revoked indicator", bundle(indicator(1, "[domain-name:value='a.example']", { revoked: true })), "was revoked"],
    ["no objects", bundle(null, 5, "x", {}), "objects[0]: is not a STIX object"],
    [
      "conditions that exclude each other",
      bundle(indicator(1, "[url:value='a' AND url:value='b']")),
      "can never hold together",
    ],
    ["a list with odd items", JSON.stringify([null, indicator(1, "")]), "objects[0]: is not a STIX object"],
  ])("uses nothing of %s and says so", (_title, content, message) => {
    const pack = load(content, "x.stix2");
    expect(pack.summary.count).toBe(0);
    expect(problems(pack)).toContain(message);
  });

  it("loses one pattern for one bad pattern", () => {
    const pack = load(bundle(indicator(1, "[a"), indicator(2, "[domain-name:value='a.example']")));
    expect(facts(pack)).toEqual(["domain a.example pack tool"]);
    expect(pack.summary.problems).toHaveLength(1);
  });

  it("reads a list, and one object by itself", () => {
    const object = indicator(1, "[domain-name:value='a.example']");
    expect(facts(load(JSON.stringify([object])))).toEqual(["domain a.example pack tool"]);
    expect(facts(load(JSON.stringify({ objects: [object] })))).toEqual(["domain a.example pack tool"]);
    expect(facts(load(JSON.stringify(object)))).toEqual(["domain a.example pack tool"]);
  });

  it("files indicators under report, else malware, else author, else the file", () => {
    const host = (number: number) =>
      indicator(number, `[domain-name:value='h${number}.example']`, {
        created_by_ref: number === 3 ? "identity--1" : "",
      });
    const pack = load(
      bundle(
        host(1),
        host(2),
        host(3),
        host(4),
        relation(1, "malware--1"),
        relation(2, "malware--1"),
        { type: "malware", id: "malware--1", name: "Malware" },
        { type: "report", id: "report--1", name: "Report", object_refs: ["indicator--1", 5] },
        { type: "identity", id: "identity--1", name: "Author" },
      ),
    );
    expect(facts(pack)).toEqual([
      "domain h1.example Report tool",
      "domain h2.example Malware tool",
      "domain h3.example Author tool",
      "domain h4.example pack tool",
    ]);
  });

  it("forgets every version of a revoked indicator", () => {
    const object = indicator(1, "[domain-name:value='a.example']");
    expect(load(bundle(object, { ...object, revoked: true })).summary.count).toBe(0);
  });

  it("takes the date of the newest object", () => {
    const pack = load(
      bundle(
        indicator(1, "[a:b='c']", { modified: "2024-01-26T21:28:21Z" }),
        indicator(2, "", { created: "2020-01-01T00:00:00Z" }),
      ),
    );
    expect(pack.summary.date).toBe("2024-01-26");
  });

  it("files a value that a pack has twice under both families", () => {
    const pack = load(
      bundle(
        indicator(1, "[domain-name:value='a.example']"),
        indicator(2, "[domain-name:value='A.example']"),
        { type: "malware", id: "malware--1", name: "One" },
        { type: "malware", id: "malware--2", name: "Two" },
        relation(1, "malware--1"),
        relation(2, "malware--2"),
      ),
    );
    expect(facts(pack)).toEqual(["domain a.example One tool", "domain a.example Two tool"]);
    expect(pack.summary.count).toBe(1);
  });

  it("lists a thousand problems and counts the others", () => {
    const pack = load(bundle(...Array.from({ length: 1500 }, (_, number) => indicator(number, ""))));
    expect(pack.summary.problems).toHaveLength(1001);
    expect(problems(pack)).toContain("500 more problems are not listed");
  });
});

describe("encodings", () => {
  const content = bundle(indicator(1, "[file:name='caf\u00e9.bin']"));

  it("reads Latin-1 and says so", () => {
    const pack = load(Uint8Array.from(content, (sign) => sign.charCodeAt(0)));
    expect(facts(pack)).toEqual(["file_name café.bin pack tool"]);
    expect(problems(pack)).toContain("is not UTF-8");
  });

  it.each([
    ["little-endian", true, true],
    ["big-endian", false, true],
    ["without a mark", true, false],
  ])("reads UTF-16 %s and says so", (_title, littleEndian, mark) => {
    const text = mark ? `\ufeff${content}` : content;
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
    const pack = load(new Uint8Array(view.buffer));
    expect(facts(pack)).toEqual(["file_name café.bin pack tool"]);
    expect(problems(pack)).toContain("UTF-16");
  });

  it("reads UTF-8 with a mark", () => {
    const pack = load(`\ufeff${content}`);
    expect(pack.summary).toMatchObject({ count: 1, problems: [] });
  });

  it.each<[string, string | Uint8Array, string]>([
    ["not JSON", "{ oops", "is not JSON"],
    ["a .stix2 file that is no JSON", "hello", "is not JSON"],
    ["other JSON", '{"a": 1}', "neither STIX nor MISP"],
    ["nothing", "", "is empty"],
    ["bytes", Uint8Array.of(80, 75, 3, 4, 0, 0, 0), "is not a text"],
    ["deep JSON", `[${"[".repeat(200_000)}`, "is not JSON"],
  ])("finds no indicators in %s and says why", (_title, content, message) => {
    const pack = load(content, "x.stix2");
    expect(pack.summary.count).toBe(0);
    expect(problems(pack)).toContain(message);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.constantFrom("x.csv", "x.json", "domains.txt"),
        (bytes, name) => void load(bytes, name),
      ),
    );
    fc.assert(fc.property(fc.json(), (json) => void load(json)));
    fc.assert(fc.property(fc.array(fc.json()), (objects) => void load(`{"objects":[${objects.join()}]}`)));
  });
});

describe("MISP", () => {
  const event = {
    info: "Campaign",
    date: "2024-05-02",
    Attribute: [
      { type: "domain", value: "a.example", to_ids: true },
      { type: "ip-dst|port", value: "203.0.113.7|443", to_ids: true },
      { type: "filename|sha256", value: `x.apk|${sha256}`, to_ids: true },
      { type: "link", value: "https://report.example/x", to_ids: false },
      { type: "comment", value: "x", to_ids: true },
      { type: "domain", value: "gone.example", to_ids: true, deleted: true },
    ],
    Object: [
      {
        name: "android-app",
        Attribute: [
          { type: "text", object_relation: "name", value: "TheTruthSpy", to_ids: false },
          { type: "text", object_relation: "appid", value: "com.fone", to_ids: false },
          { type: "sha1", object_relation: "certificate", value: "b".repeat(40), to_ids: true },
        ],
      },
    ],
  };
  const expected = [
    "domain a.example Campaign tool",
    "ipv4 203.0.113.7 Campaign tool",
    `sha256 ${sha256} Campaign tool`,
    "app_id com.fone TheTruthSpy tool",
    `certificate_sha1 ${"b".repeat(40)} TheTruthSpy tool`,
  ];

  it.each([
    ["an event", event],
    ["Event", { Event: event }],
    ["a list", [{ Event: event }]],
    ["an answer", { response: [{ Event: event }] }],
  ])("reads %s", (_title, document) => {
    const pack = load(JSON.stringify(document), "x.json");
    expect(facts(pack)).toEqual(expected);
    expect(pack.summary.date).toBe("2024-05-02");
    expect(problems(pack)).toContain("comment is not something");
    expect(problems(pack)).toContain("2 attributes are not marked for detection");
  });
});

describe("tables and lists", () => {
  it("reads types and values, quoted cells and MISP's marks", () => {
    const text =
      'uuid,type,value,to_ids,family\r\n1,domain,"a[.]example",1,"Fam ""A"", x"\n2,ip-dst,203.0.113.7,0,B\n3,other,x,1,C\n';
    const pack = load(text, "x.csv");
    expect(facts(pack)).toEqual(['domain a.example Fam "A", x tool']);
    expect(problems(pack)).toContain("line 4: x: other is not something");
    expect(problems(pack)).toContain("1 rows are not marked");
  });

  it("guesses types where the table has none", () => {
    const pack = load(
      "indicator;malware\nevil.com;F\n203.0.113.7;F\nhttps://evil.com/x;F\n/data/local/tmp/x;F\nwhat is it;F",
      "x.csv",
    );
    expect(facts(pack).map((fact) => fact.split(" ")[0])).toEqual(["domain", "ipv4", "url", "file_path"]);
    expect(problems(pack)).toContain("line 6");
  });

  it("reads one column for each type", () => {
    const pack = load(
      `SHA256,Package Name,Certificate,Version,App\n${sha256},com.topspy,${"C".repeat(40)},9,1TopSpy\n`,
      "samples.csv",
    );
    expect(facts(pack)).toEqual([
      `sha256 ${sha256} 1TopSpy tool`,
      "app_id com.topspy 1TopSpy tool",
      `certificate_sha1 ${"c".repeat(40)} 1TopSpy tool`,
    ]);
  });

  it("reads lists, hosts files and filter lists", () => {
    const text = [
      "# comment",
      "evil.com # why",
      "0.0.0.0 bad.com",
      "127.0.0.1\tworse.com",
      "||ads.com^$third-party",
      "hxxps://evil[.]net/x",
      "evil(dot)org",
      "a@evil.com",
      "203.0.113.7",
      sha256,
      "com.systemservice",
      "SpringBoard",
      "",
    ].join("\r\n");
    const pack = load(text, "list.txt");
    expect(facts(pack).map((fact) => fact.split(" ").slice(0, 2).join(" "))).toEqual([
      "domain evil.com",
      "domain bad.com",
      "domain worse.com",
      "domain ads.com",
      "domain evil.org",
      "url https://evil.net/x",
      "email a@evil.com",
      "ipv4 203.0.113.7",
      `sha256 ${sha256}`,
      "app_id com.systemservice",
    ]);
    expect(problems(pack)).toBe("line 12: SpringBoard: cannot tell what kind of value it is");
  });

  it.each([
    ["processes.txt", "bh", "process bh"],
    ["file_names.txt", "x.bin", "file_name x.bin"],
    ["package_names.txt", "com.fone.app", "app_id com.fone.app"],
    ["package_cert_hashes.txt", sha256, `certificate_sha256 ${sha256}`],
    ["2024/file_paths.txt", "/private/var/tmp/x", "file_path /private/var/tmp/x"],
  ])("%s says what its values are", (name, line, fact) => {
    expect(facts(load(line, name))[0]).toContain(fact);
  });
});

describe("AssoEchap's families", () => {
  const yaml = [
    "- name: Spy",
    "  type: stalkerware",
    "  packages: [com.spy]",
    `  certificates: [${"A".repeat(40)}, ${"B".repeat(64)}]`,
    "  websites: [seller.example]",
    "  distribution: [get.example]",
    "  certificate_organizations: [Org]",
    "  c2:",
    "    ips: [203.0.113.7]",
    "    domains: [c2.example]",
    "- name: Family",
    "  type: watchware",
    "  ios_bundles: [com.family]",
    "  websites: [family.example]",
  ].join("\n");

  it("keeps the four meanings apart", () => {
    const pack = load(yaml, "ioc.yaml");
    expect(facts(pack).sort()).toEqual([
      "app_id com.family Family watchware",
      "app_id com.spy Spy tool",
      `certificate_sha1 ${"a".repeat(40)} Spy tool`,
      `certificate_sha256 ${"b".repeat(64)} Spy tool`,
      "domain c2.example Spy tool",
      "domain family.example Family watchware",
      "domain get.example Spy distribution",
      "domain seller.example Spy vendor_website",
      "ipv4 203.0.113.7 Spy tool",
    ]);
    expect(problems(pack)).toContain("Spy/certificate_organizations");
  });

  it("says what is wrong with damaged YAML", () => {
    expect(problems(load(`${yaml}\n  - : [`, "ioc.yaml"))).toContain("is not YAML");
  });
});
