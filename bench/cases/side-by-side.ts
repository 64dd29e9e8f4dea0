import type { Contender } from "../case.ts";
import { peerEnvironment, type Room } from "../room.ts";

/** `check` of one backup by both, with the same indicators, both writing what they read. */
export function checkByBoth(room: Room, backup: string, indicators: string): readonly Contender[] {
  return checkWith(room, backup, indicators, "mvt-ios check-backup", room.mvtIos);
}

/** The same of Android's evidence: the peer has a command for each kind. */
export function checkAndroidByBoth(
  room: Room,
  evidence: string,
  indicators: string,
  peerCommand: string,
): readonly Contender[] {
  return checkWith(room, evidence, indicators, `mvt-android ${peerCommand}`, room.mvtAndroid);
}

function checkWith(
  room: Room,
  backup: string,
  indicators: string,
  peerName: string,
  peer: (...args: string[]) => readonly string[],
): readonly Contender[] {
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
      name: peerName,
      command: peer(peerName.split(" ")[1] ?? "", "--iocs", indicators, "--output", theirs, backup),
      environment: peerEnvironment,
      output: theirs,
    },
  ];
}

/** As many indicators as the peer's own public sets have. */
export function usualIndicators(room: Room): string {
  return room.generated("indicators-4000.stix2", "gen_ioc_scale.py", ["4000"]);
}
