/**
 * node bench/run.ts [--quick] [--runs N] [--only NAME] [CASE…]
 *
 * Measures what was built (`npm run build`) beside the peer and beside a floor, and prints Markdown. Inputs and the
 * peer are made once under bench/.work. See bench/README.md.
 */
import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { type BenchCase, Missing } from "./case.ts";
import { cases } from "./cases/index.ts";
import { measureInTurn } from "./measure.ts";
import { conditions, openRoom, type Room } from "./room.ts";
import { table } from "./table.ts";

const { values, positionals } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    runs: { type: "string", default: "3" },
    only: { type: "string" },
  },
  allowPositionals: true,
});
const rounds = values.quick ? { warmUp: 0, counted: 1 } : { warmUp: 1, counted: Number(values.runs) };
const unknown = positionals.filter((name) => !cases.some((known) => known.name === name));
if (unknown.length > 0 || !(rounds.counted >= 1)) {
  console.error(`Unknown case: ${unknown.join(", ")}. Cases: ${cases.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

console.log(`${describeMachine()}\n`);
const room = openRoom();
let failed = false;
for (const one of cases) {
  if (positionals.length === 0 || positionals.includes(one.name)) await runCase(one, room);
}
if (failed) process.exitCode = 1;

async function runCase(one: BenchCase, room: Room): Promise<void> {
  console.log(`## ${one.name}: ${one.title}\n`);
  try {
    const all = await one.prepare(room);
    const contenders = all.filter(({ name }) => values.only === undefined || name.includes(values.only));
    const medians = measureInTurn(room, contenders, rounds, ({ name }, { cpu, wall }, counted) => {
      console.error(`${name}: ${cpu.toFixed(2)} s CPU, ${wall.toFixed(2)} s wall${counted ? "" : " (warm-up)"}`);
    });
    console.log(table(medians));
    const lines = [...one.aims.map((aim) => `Aim: ${aim}`), ...(one.conclude?.(medians) ?? [])];
    if (lines.length > 0) console.log(`\n${lines.map((line) => `- ${line}`).join("\n")}`);
  } catch (error) {
    if (error instanceof Missing) console.log(`Left out: ${error.message}.`);
    else {
      failed = true;
      console.log(`Failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  console.log();
}

function describeMachine(): string {
  const [load = 0] = loadavg();
  const memory = Math.round(totalmem() / 2 ** 30);
  const busy = load > cpus().length / 4 ? " **Not quiet: these figures are provisional.**" : "";
  return [
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, ${memory} GiB, ${process.platform}.`,
    `Load at the start ${load.toFixed(2)}.${busy}`,
    ...conditions().map((line) => `${line}.`),
    values.quick ? "One run each, no warm-up." : `Medians of ${rounds.counted} runs after a warm-up, in turn.`,
  ].join("\n");
}
