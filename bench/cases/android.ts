import type { BenchCase } from "../case.ts";
import { checkAndroidByBoth, usualIndicators } from "./side-by-side.ts";

/** Each with as many indicators as the peer's own public sets have, and with 10,000. */
interface AndroidInput {
  readonly name: string;
  readonly title: string;
  readonly aim: string;
  readonly peerCommand: string;
  readonly generate: readonly string[];
}

const inputs: readonly AndroidInput[] = [
  {
    name: "androidqf",
    title: "an AndroidQF acquisition of 500,000 files",
    aim: "at most 2.4 s of CPU and 400 MiB",
    peerCommand: "check-androidqf",
    generate: [
      "--kind",
      "androidqf",
      "--files",
      "500000",
      "--packages",
      "600",
      "--no-bugreport",
      "--events",
      "3",
      "--adb-key",
    ],
  },
  {
    name: "bugreport",
    title: "a bug report with a dumpstate of 100 MB",
    aim: "at most 0.6 s of CPU and 200 MiB",
    peerCommand: "check-bugreport",
    generate: ["--kind", "bugreport", "--dumpstate-mb", "100"],
  },
  {
    name: "intrusion-logs",
    title: "intrusion logs of a million events",
    aim: "at most 4 s of CPU and 400 MiB",
    peerCommand: "check-intrusion-logs",
    generate: ["--kind", "intrusion", "--events", "1000000"],
  },
];

export const androidCases: readonly BenchCase[] = inputs.flatMap((input) => [
  androidCase(input, "", usualIndicators),
  androidCase(input, "-10000-indicators", (room) =>
    room.generated("indicators-10000.stix2", "gen_ioc_scale.py", ["10000"]),
  ),
]);

function androidCase(input: AndroidInput, suffix: string, indicators: typeof usualIndicators): BenchCase {
  return {
    name: `${input.name}${suffix}`,
    title: suffix === "" ? input.title : `${input.title}, with 10,000 indicators`,
    aims: [input.aim],
    prepare(room) {
      const evidence = room.generated(input.name, "gen_android.py", input.generate);
      return checkAndroidByBoth(room, evidence, indicators(room), input.peerCommand);
    },
  };
}
