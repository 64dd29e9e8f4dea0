import type { Contender } from "../case.ts";
import { peerEnvironment, type Room } from "../room.ts";

/** `check` of one backup by both, with the same indicators, both writing what they read. */
export function checkByBoth(room: Room, backup: string, indicators: string): readonly Contender[] {
  const ours = room.path("out-sillage");
  const theirs = room.path("out-mvt");
  return [
    {
      name: "sillage check",
      command: room.sillage(
        "check",
        backup,
        "--case",
        ours,
        "--quiet",
        "--no-bundled-indicators",
        "--indicators",
        indicators,
      ),
      // The generator's rows trip a few problems on purpose.
      statuses: [0, 4],
      output: ours,
    },
    {
      name: "mvt-ios check-backup",
      command: room.mvtIos("check-backup", "--iocs", indicators, "--output", theirs, backup),
      environment: peerEnvironment,
      output: theirs,
    },
  ];
}

/** As many indicators as the peer's own public sets have. */
export function usualIndicators(room: Room): string {
  return room.generated("indicators-4000.stix2", "gen_ioc_scale.py", ["4000"]);
}
