import type { Row } from "../../formats/sqlite/database.ts";

export interface Position {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const nowhere: Position = { latitude: null, longitude: null };

/** Where iOS has no place it writes -180 for both, and no latitude is -180. Source: iLEAPP Ph005HasLocations.py. */
const unknown = -180;

/**
 * A position, or none: half of one is none, and so is what lies on no globe. `report` is told of numbers that can be
 * no position and are not the phone's own sign for "unknown".
 */
export function position(
  latitude: number | null | undefined,
  longitude: number | null | undefined,
  report: (message: string) => void,
): Position {
  if (latitude == null || longitude == null) return nowhere;
  if (latitude === unknown) return nowhere;
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  report(`${latitude}, ${longitude} is no position`);
  return nowhere;
}

/** A measure that is never negative: below 0, usually -1, the phone had no value. Source: iLEAPP, locationd cache. */
export function measured(value: number | null): number | null {
  return value === null || value < 0 ? null : value;
}

/** The altitude of a row, which means nothing where its own uncertainty is negative. */
export function altitude(row: Row, column: string, uncertainty: string): number | null {
  const accuracy = row.number(uncertainty);
  return accuracy !== null && accuracy < 0 ? null : row.number(column);
}
