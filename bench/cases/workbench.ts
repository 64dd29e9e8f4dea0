import { existsSync, readFileSync } from "node:fs";
import type { BenchCase } from "../case.ts";
import type { Latency } from "../programs/workbench-speed.ts";
import { openRoom } from "../room.ts";

const results = "workbench-10m.json";

export const workbench10m: BenchCase = {
  name: "workbench-10m",
  title: "a case of 10 million records in the workbench, without browser",
  aims: ["open within 1 s; page, sort, filter, brush, search: p95 at most 200 ms", "at most 1 GiB of memory"],
  prepare(room) {
    const folder = room.made("workbench-10m", (path) => room.program("build-workbench-case.ts", path));
    return [
      { name: "40 calls of each method", command: room.program("workbench-speed.ts", folder, room.path(results)) },
    ];
  },
  conclude() {
    const file = openRoom().path(results);
    if (!existsSync(file)) return [];
    const latencies = JSON.parse(readFileSync(file, "utf8")) as readonly Latency[];
    return latencies.map(
      ({ name, median, p95, longest, cpu }) =>
        `${name}: median ${median} ms, p95 ${p95} ms, longest ${longest} ms, CPU ${cpu} ms`,
    );
  },
};
