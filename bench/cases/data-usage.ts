import type { BenchCase } from "../case.ts";
import { checkByBoth, usualIndicators } from "./side-by-side.ts";

export const dataUsage: BenchCase = {
  name: "data-usage",
  title: "an iPhone with 20,000 processes in DataUsage",
  aims: ["time grows with processes, not with their square"],
  prepare: (room) =>
    checkByBoth(room, room.generated("data-usage", "gen_ios.py", ["--procs", "20000"]), usualIndicators(room)),
};
