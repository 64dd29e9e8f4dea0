import { at, days, hours, minutes } from "../../time.ts";
import { phone } from "../phone.ts";

/** Where the phone was in its last weeks: invented places in the sea off Brest, where nobody lives. */
export interface Spot {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
}

const home: Spot = { name: "Phare inventé", latitude: 48.3, longitude: -5.0, accuracy: 35 };
const work: Spot = { name: "Ponton inventé", latitude: 48.332, longitude: -4.941, accuracy: 60 };
const cafe: Spot = { name: "مقهى البحر (مخترع)", latitude: 48.3185, longitude: -4.968, accuracy: 48 };

export const spots: readonly Spot[] = [home, work, cafe];

export interface Stay {
  readonly spot: Spot;
  readonly entry: number;
  readonly exit: number;
}

const firstDay = at("2025-09-01T00:00:00Z");

/** A day's walk: home, work, on some days the cafe, home again. */
export const stays: readonly Stay[] = Array.from({ length: 18 }, (_, day) => {
  const start = firstDay + days(day);
  const evening =
    day % 3 === 1 ? [{ spot: cafe, entry: start + hours(17.6), exit: start + hours(19) + minutes(day) }] : [];
  return [
    { spot: home, entry: start - hours(4), exit: start + hours(7.2) + minutes(day) },
    { spot: work, entry: start + hours(7.8), exit: start + hours(17) + minutes(day) },
    ...evening,
  ];
})
  .flat()
  .filter(({ exit }) => exit < phone.acquired);

export interface Fix {
  readonly time: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
  readonly speed: number;
}

/** Positions of the last week alone, as a phone keeps them: one each ten minutes on the way between two stays. */
export const fixes: readonly Fix[] = stays.flatMap(({ spot, exit }, index) => {
  const next = stays[index + 1];
  if (!next || exit < phone.acquired - days(7)) return [];
  const steps = Math.max(1, Math.floor((next.entry - exit) / minutes(10)));
  return Array.from({ length: steps }, (_, step) => {
    const share = (step + 1) / (steps + 1);
    return {
      time: exit + share * (next.entry - exit),
      latitude: spot.latitude + share * (next.spot.latitude - spot.latitude),
      longitude: spot.longitude + share * (next.spot.longitude - spot.longitude),
      accuracy: 8 + 12 * (step % 4),
      speed: 1.4,
    };
  });
});

export interface Mast {
  readonly time: number;
  readonly cell: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
}

/** Masts that the phone heard of: they stand kilometres from where it was. 001-01 is the network of tests. */
export const masts: readonly Mast[] = [
  { cell: 4711, latitude: 48.345, longitude: -5.06, accuracy: 1800 },
  { cell: 4712, latitude: 48.281, longitude: -4.93, accuracy: 1200 },
  { cell: 4713, latitude: 48.36, longitude: -4.9, accuracy: 2600 },
].map((mast, index) => ({ ...mast, time: phone.acquired - days(1) + hours(index) }));
