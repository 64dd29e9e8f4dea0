import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sharedPath } from "../../test/shared.ts";
import type { ObservableType } from "../records/kinds.ts";
import { hostOf } from "./host.ts";
import { loadPack } from "./load.ts";
import { createMatcher } from "./matcher.ts";

/** Intended differences, with our answer: `value how`, or null. The reasons stand in docs/peer-differences.md. */
const differences: Readonly<Record<string, string | null>> = {
  "check_url https://x.evil.example.org/": "evil.example.org subdomain",
  "check_url https://evil.example.org:8443/p": "evil.example.org exact",
  "check_url https://user:pw@evil.example.org/": "evil.example.org exact",
  "check_url https://localhost/?u=evil.example.org": null,
  "check_url http://intranet/evil.example.org": null,
  "check_url https://wicked.example.com/a": "wicked.example.com exact",
  "check_url https://www.wicked.example.com/a": "wicked.example.com subdomain",
  "check_url https://a.wicked.example.com/a": "wicked.example.com subdomain",
  "check_url wicked.example.com": "wicked.example.com exact",
  "check_url http://203.0.113.70/": null,
  "check_url http://1203.0.113.7/": null,
  "check_url 203.0.113.71": null,
  "check_url https://bit.ly/evil.example.org": null,
  "check_url https://t.me/s/evil.example.org": null,
  "check_url https://[2001:db8::7]/": "2001:db8::7 exact",
  "check_url 2001:db8::7": "2001:db8::7 exact",
  "check_process bridgehead/x": "bridgehead exact",
  "check_app_id COM.ORACLE.SPY": null,
  "check_file_name x/implant.bin": "implant.bin exact",
  "check_file_path /private/var/tmp/stage22/x": null,
  "check_file_path private/var/tmp/stage2/x": "/private/var/tmp/stage2 within",
  "check_profile 11111111": null,
  "check_profile 1": null,
  "check_android_property_name SYS.Oracle.Implant": null,
};

const observables: Readonly<Record<string, ObservableType>> = {
  check_url: "url",
  check_process: "process_name",
  check_app_id: "app_id",
  check_email: "email",
  check_file_name: "file_name",
  check_file_path: "file_path",
  check_file_path_process: "file_path",
  check_profile: "profile_id",
  check_file_hash: "hash",
  check_app_certificate_hash: "certificate_hash",
  check_android_property_name: "property_name",
};

interface EngineCase {
  readonly input: string;
  readonly match: string | null;
}

const casesFile = sharedPath("peer-oracles", "indicator-engine.json");
const present = existsSync(casesFile);

describe.skipIf(!present)(`the peer's matcher${present ? "" : " (skipped: its recorded answers are absent)"}`, () => {
  const recorded: Record<string, EngineCase[]> = present ? JSON.parse(readFileSync(casesFile, "utf8")) : {};
  const bytes = present ? readFileSync(sharedPath("peer-oracles", "oracle.stix2")) : new Uint8Array();
  const matcher = createMatcher([
    loadPack(bytes, "oracle.stix2", (data) => createHash("sha256").update(data).digest("hex")),
  ]);
  const rows = Object.entries(recorded).flatMap(([check, cases]) => {
    const type = observables[check];
    return type ? cases.map(({ input, match }) => ({ check, type, input, peer: match })) : [];
  });

  it("was recorded in full", () => {
    expect(Object.values(recorded).flat()).toHaveLength(102);
    expect(rows).toHaveLength(95);
  });

  it.each(rows)("$check $input", ({ check, type, input, peer }) => {
    const [ours] = matcher.match(type, input);
    const key = `${check} ${input}`;
    const difference = differences[key];
    if (difference !== undefined) expect(ours ? `${ours.value} ${ours.how}` : null).toBe(difference);
    else
      expect(ours?.value ?? null).toBe(
        peer?.replace(/(?<=.)\/$/, "").replace(/^Attacker.*/, (text) => text.toLowerCase()) ?? null,
      );
  });

  it("differs where the list says so, and nowhere else", () => {
    const keys = new Set(rows.map(({ check, input }) => `${check} ${input}`));
    expect(Object.keys(differences).filter((key) => !keys.has(key))).toEqual([]);
  });

  it.each([
    ["https://www.web.de/", "www.web.de"],
    ["https://wikipedia.org/", "wikipedia.org"],
    ["https://web.whatsapp.com/", "web.whatsapp.com"],
    ["https://www.www.com/", "www.www.com"],
    ["https://w3.org/a", "w3.org"],
    ["https://example.co.uk:80/", "example.co.uk"],
    ["https://a.b.gov.in/x", "a.b.gov.in"],
  ])("reads the host of %s whole", (url, host) => {
    expect(recorded.url_domain?.map((one) => (one as unknown as { url: string }).url)).toContain(url);
    expect(hostOf(url)).toBe(host);
  });
});
