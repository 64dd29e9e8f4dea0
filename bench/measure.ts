import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Contender } from "./case.ts";
import type { Room } from "./room.ts";

/** What a run used: seconds of processor and by the clock, bytes of its largest process. */
export interface Use {
  readonly cpu: number;
  readonly wall: number;
  readonly peak: number;
}

export interface Medians extends Use {
  readonly runs: number;
}

const measureScript = join(import.meta.dirname, "measure.py");

/** Runs a command once. Throws Error, with the end of what it printed, when it fails. */
export function measureOnce(room: Room, contender: Contender): Use {
  if (contender.output !== undefined) rmSync(contender.output, { recursive: true, force: true });
  const [resultFile, printedFile] = [room.path("result.json"), room.path("printed.txt")];
  rmSync(resultFile, { force: true });
  const wrapper = spawnSync("python3", [measureScript, resultFile, printedFile, ...contender.command], {
    env: { ...process.env, ...contender.environment },
    encoding: "utf8",
  });
  if (wrapper.status !== 0) throw new Error(`${contender.name} could not be started: ${wrapper.stderr}`);
  const result = JSON.parse(readFileSync(resultFile, "utf8")) as Use & { status: number };
  if (!(contender.statuses ?? [0]).includes(result.status)) {
    const printed = readFileSync(printedFile, "utf8").slice(-2000);
    throw new Error(`${contender.name} ended with ${result.status}:\n${contender.command.join(" ")}\n${printed}`);
  }
  return result;
}

/** Runs the contenders in turn (A B A B …), so that what else the machine does meets them alike. */
export function measureInTurn(
  room: Room,
  contenders: readonly Contender[],
  rounds: { readonly warmUp: number; readonly counted: number },
  onRun: (contender: Contender, use: Use, counted: boolean) => void,
): Map<string, Medians> {
  const uses = new Map<string, Use[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds.warmUp + rounds.counted; round++) {
    const counted = round >= rounds.warmUp;
    for (const contender of contenders) {
      const use = measureOnce(room, contender);
      if (counted) uses.get(contender.name)?.push(use);
      onRun(contender, use, counted);
    }
  }
  return new Map([...uses].map(([name, runs]) => [name, medians(runs)]));
}

function medians(runs: readonly Use[]): Medians {
  return {
    runs: runs.length,
    cpu: median(runs.map(({ cpu }) => cpu)),
    wall: median(runs.map(({ wall }) => wall)),
    peak: median(runs.map(({ peak }) => peak)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = low] = sorted.length % 2 === 1 ? [sorted[middle]] : sorted.slice(middle - 1);
  return (low + high) / 2;
}
