/**
 * How fast packs load and values are matched: node bench/indicators.ts
 * Everything is made here, so that the figures depend on the machine only.
 */
import { createHash } from "node:crypto";
import { loadPack } from "../packages/core/src/indicators/load.ts";
import { createMatcher } from "../packages/core/src/indicators/matcher.ts";
import type { ObservableType } from "../packages/core/src/records/kinds.ts";

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function hex(number: number): string {
  return number.toString(16).padStart(12, "0");
}

const stamp = "2024-01-01T00:00:00.000Z";

function stix(count: number, withRelationships: boolean): Uint8Array {
  const objects = ['{"type":"malware","id":"malware--0","name":"Family"}'];
  for (let n = 0; n < count; n++) {
    const id = `indicator--aeae3ccb-91f6-536e-b6ef-${hex(n)}`;
    objects.push(
      `{"type":"indicator","spec_version":"2.1","id":"${id}","created":"${stamp}","modified":"${stamp}",` +
        `"indicator_types":["malicious-activity"],"pattern":"[domain-name:value='h${n}.example${n % 977}.com']",` +
        `"pattern_type":"stix","valid_from":"${stamp}"}`,
    );
    if (!withRelationships) continue;
    objects.push(
      `{"type":"relationship","spec_version":"2.1","id":"relationship--aeae3ccb-91f6-536e-b6ef-${hex(n)}",` +
        `"relationship_type":"indicates","source_ref":"${id}","target_ref":"malware--0"}`,
    );
  }
  return new TextEncoder().encode(`{"type":"bundle","id":"bundle--0","objects":[${objects.join(",")}]}`);
}

function list(count: number): Uint8Array {
  return new TextEncoder().encode(Array.from({ length: count }, (_, n) => `h${n}.example${n % 977}.com`).join("\n"));
}

function load(title: string, bytes: Uint8Array, name: string) {
  const start = performance.now();
  const pack = loadPack(bytes, name, sha256);
  const seconds = (performance.now() - start) / 1000;
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(
    `${title}: ${pack.summary.count} indicators, ${Math.round(bytes.length / 1e6)} MB, ${seconds.toFixed(2)} s, ${memory} MiB in use`,
  );
  return pack;
}

function match(title: string, type: ObservableType, indicators: number, values: readonly string[]): void {
  const matcher = createMatcher([loadPack(list(indicators), "domains.txt", sha256)]);
  let met = 0;
  const rounds = Math.ceil(1_000_000 / values.length);
  const start = performance.now();
  for (let round = 0; round < rounds; round++) {
    for (const value of values) met += matcher.match(type, value).length;
  }
  const seconds = (performance.now() - start) / 1000;
  const rate = (rounds * values.length) / seconds / 1e6;
  console.log(`${title}, ${indicators} indicators: ${rate.toFixed(2)} million values a second, ${met} matches`);
}

const urls = Array.from({ length: 50_000 }, (_, n) => `https://www.site${n % 5000}.example.org/page/${n}?id=${n * 7}`);
const texts = Array.from(
  { length: 50_000 },
  (_, n) => `Hello ${n}. See you at the station at noon, platform ${n % 12}.`,
);
const links = Array.from(
  { length: 50_000 },
  (_, n) => `Your parcel ${n}: https://track${n % 500}.post.example/p/${n} thanks`,
);
const paths = Array.from({ length: 50_000 }, (_, n) => `/private/var/mobile/Library/Caches/com.app${n % 90}/f${n}.dat`);

load("warm-up", stix(2_000, true), "warm.stix2");
load("STIX with relationships", stix(20_000, true), "a.stix2");
load("list", list(1_000_000), "domains.txt");
load("STIX without relationships", stix(1_000_000, false), "b.stix2");
match("URL", "url", 10_000, urls);
match("URL", "url", 100_000, urls);
match("text without link", "free_text", 10_000, texts);
match("text with link", "free_text", 10_000, links);
match("path", "file_path", 10_000, paths);
match("process", "process_name", 10_000, ["SpringBoard", "mobileassetd", "com.apple.WebKi", "backboardd/com.apple.x"]);
