/**
 * How long the workbench's methods take: node workbench-speed.ts CASE RESULTS.json [CALLS]
 * Asks as the pages do, each time something else, in this process: transport and drawing are not in the figures.
 */
import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Condition, RecordFilter } from "@sillage/core/workbench/records.ts";
import { caseId } from "../../packages/cli/src/server/cases.ts";
import { createWorkbench } from "../../packages/cli/src/server/workbench.ts";

/** Milliseconds by the clock. */
export interface Latency {
  readonly name: string;
  readonly calls: number;
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
  /** Of all threads, a call on average: what a busy machine does not stretch as it does the others. */
  readonly cpu: number;
}

const [folder = "", results = "", calls = "40"] = process.argv.slice(2);
const count = Number(calls);
const places = { folders: [folder], home: dirname(folder) };
const workbench = createWorkbench({ places, lockAfterMinutes: 0, tell() {} });
const id = caseId(folder);
const latencies: Latency[] = [];
/** Common, rare and absent; fields of one kind and of all. */
const conditions: readonly [Condition, ...Condition[]] = [
  { field: "artifact", value: "ios.whatsapp" },
  { field: "kind", value: "web_visit", exclude: true },
  { field: "recovered", value: "", exclude: true },
  { field: "sender", value: "+33600000007" },
  { field: "service", value: "SMS" },
  { field: "app_id", value: "com.example.app7" },
  { field: "process", value: "no-such-process" },
];
/** A word that many have, two, a rare one, a part of an address, a phrase, one that nobody has. */
const searches = ["mot12", "mot48 mot30", "été", "h1234.example", '"mot1024 mot36"', "nowhere-to-be-found"] as const;

await measure("open", 1, () => workbench.caseOverview({ case: id, language: "en" }));
const whole = await workbench.histogram({ case: id, filter: {}, bins: 100 });
const span = whole.width * whole.counts.length;

let after: string | undefined;
await measure("page", count, async () => {
  const page = await records({}, { after });
  after = page.next;
});
await measure("sort", count, (call) => records(withKind(call), { order: call % 2 === 0 ? "ascending" : "descending" }));
await measure("filter", count, (call) => records({ conditions: [oneOf(conditions, call)] }));
await measure("brush: page", count, (call) => records(range(call)));
await measure("brush: histogram", count, (call) => histogram(range(call)));
await measure("histogram of a kind", count, (call) => histogram(withKind(call)));
// Pages alone keep nothing of what they found; counting does.
await measure("search: first answer", searches.length, (call) => records({ text: oneOf(searches, call) }));
await measure("search: page, gone on to its end", searches.length, (call) =>
  wholePage({ text: oneOf(searches, call) }),
);
await measure("search: histogram", searches.length, (call) => histogram({ text: oneOf(searches, call) }));
await measure("search: page, once counted", count, (call) => records({ text: oneOf(searches, call) }));
await measure("search: brush, once counted", count, (call) =>
  histogram({ ...range(call), text: oneOf(searches, call) }),
);
await measure("facets of all", count, () =>
  workbench.facets({ case: id, filter: {}, fields: ["kind", "artifact", "evidence"] }),
);
await measure("facets of a range", count, (call) =>
  workbench.facets({ case: id, filter: range(call), fields: ["kind", "artifact", "evidence"] }),
);
await workbench.close();
writeFileSync(results, JSON.stringify(latencies));

function records(filter: RecordFilter, more: { after?: string | undefined; order?: "ascending" | "descending" } = {}) {
  const { after: cursor, order = "descending" } = more;
  return workbench.records({ case: id, filter, order, limit: 100, ...(cursor === undefined ? {} : { after: cursor }) });
}

/** As the list does: on and on until the page is full or all has been looked through. */
async function wholePage(filter: RecordFilter): Promise<void> {
  let found = 0;
  let next: string | undefined;
  do {
    const page = await records(filter, { after: next });
    found += page.records.length;
    next = page.next;
  } while (next !== undefined && found < 100);
}

function histogram(filter: RecordFilter) {
  return workbench.histogram({ case: id, filter, bins: 120 });
}

/** From a day to a year, anywhere. */
function range(call: number): RecordFilter {
  const from = Math.floor(whole.from + (span * ((call * 37) % 100)) / 100);
  return { from, to: from + Math.floor((span / 2920) * 365 ** ((call % 10) / 9)) };
}

function withKind(call: number): RecordFilter {
  const value = oneOf(["message", "web_visit", "file", "process_activity", "place"], call);
  return { conditions: [{ field: "kind", value }] };
}

async function measure(name: string, times: number, ask: (call: number) => Promise<unknown>): Promise<void> {
  const taken: number[] = [];
  const before = process.cpuUsage();
  for (let call = 0; call < times; call++) {
    const start = performance.now();
    await ask(call);
    taken.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  taken.sort((a, b) => a - b);
  const at = (share: number) => Math.round(taken[Math.ceil(taken.length * share) - 1] ?? Number.NaN);
  const latency = {
    name,
    calls: times,
    median: at(0.5),
    p95: at(0.95),
    longest: at(1),
    cpu: Math.round((user + system) / 1000 / times),
  };
  latencies.push(latency);
  console.log(
    `${name}: median ${latency.median} ms, p95 ${latency.p95} ms, longest ${latency.longest} ms, CPU ${latency.cpu} ms`,
  );
}

function oneOf<T>(list: readonly [T, ...T[]], call: number): T {
  return list[call % list.length] ?? list[0];
}
