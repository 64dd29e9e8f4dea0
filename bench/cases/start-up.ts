import type { BenchCase } from "../case.ts";
import { peerEnvironment } from "../room.ts";

export const startUp: BenchCase = {
  name: "start-up",
  title: "say the version",
  aims: ["at most 0.15 s of CPU"],
  prepare: (room) => [
    { name: "sillage --version", command: room.sillage("--version") },
    { name: "node alone", command: [process.execPath, "--eval", "0"] },
    { name: "mvt-ios version", command: room.mvtIos("version"), environment: peerEnvironment },
  ],
};
