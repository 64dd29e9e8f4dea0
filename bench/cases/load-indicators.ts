import type { BenchCase, Contender } from "../case.ts";
import { peerEnvironment, type Room } from "../room.ts";

export const someIndicators: BenchCase = {
  name: "indicators",
  title: "load 20,000 indicators with their relationships",
  aims: ["at most 0.3 s beyond Node's own start"],
  prepare: (room) => {
    const pack = room.generated("indicators-20000.stix2", "gen_ioc_scale.py", ["20000"]);
    return [...loadAndFloor(room, pack), byPeer(room, pack)];
  },
  conclude: beyondNode,
};

/**
 * Not for the peer: its time grows with the square, and a million would take it most of a day. Without the floor of
 * JSON.parse: a text of this length is beyond what JavaScript can hold.
 */
export const millionIndicators: BenchCase = {
  name: "million-indicators",
  title: "load a million indicators with their relationships",
  aims: ["at most 3 s beyond Node's own start"],
  prepare: (room) =>
    loadAndFloor(room, room.generated("indicators-1000000.stix2", "gen_ioc_scale.py", ["1000000"])).filter(
      ({ name }) => name !== names.parse,
    ),
  conclude: beyondNode,
};

const names = {
  load: "sillage loads and readies its matcher",
  parse: "floor: read, hash and JSON.parse",
  node: "node alone",
} as const;

function loadAndFloor(room: Room, pack: string): readonly Contender[] {
  return [
    { name: names.load, command: room.program("load-pack.ts", pack) },
    { name: names.parse, command: room.program("parse-json.ts", pack) },
    { name: names.node, command: [process.execPath, "--eval", "0"] },
  ];
}

function byPeer(room: Room, pack: string): Contender {
  const nothing = room.made("no-results", (path) => ["mkdir", path]);
  return {
    name: "mvt-ios check-iocs of nothing",
    command: room.mvtIos("check-iocs", "--iocs", pack, nothing),
    environment: peerEnvironment,
  };
}

function beyondNode(medians: Parameters<NonNullable<BenchCase["conclude"]>>[0]): readonly string[] {
  const [load, node] = [medians.get(names.load), medians.get(names.node)];
  if (!load || !node) return [];
  return [
    `Beyond Node's own start: ${(load.wall - node.wall).toFixed(2)} s by the clock, ${(load.cpu - node.cpu).toFixed(2)} s CPU`,
  ];
}
