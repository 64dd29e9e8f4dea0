/**
 * How many values a second are looked up: node bench/programs/match-values.ts
 * Everything is made here, so that the figures depend on the machine only.
 */
import { createHash } from "node:crypto";
import { loadPack } from "@sillage/core/indicators/load.ts";
import { createMatcher } from "@sillage/core/indicators/matcher.ts";
import type { ObservableType } from "@sillage/core/records/kinds.ts";

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function list(count: number): Uint8Array {
  return new TextEncoder().encode(Array.from({ length: count }, (_, n) => `h${n}.example${n % 977}.com`).join("\n"));
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

match("URL", "url", 10_000, urls);
match("URL", "url", 100_000, urls);
match("text without link", "free_text", 10_000, texts);
match("text with link", "free_text", 10_000, links);
match("path", "file_path", 10_000, paths);
match("process", "process_name", 10_000, ["SpringBoard", "mobileassetd", "com.apple.WebKi", "backboardd/com.apple.x"]);
