import type { Row } from "../../formats/sqlite/database.ts";

export interface Position {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const nowhere: Position = { latitude: null, longitude: null };

/** Where iOS has no place it writes -180 for both, and no latitude is -180. Source: iLEAPP Ph005HasLocations.py. */
const unknown = -180;

/**
 * A position as far as there is one: what lies on no globe is left out. `report` is told of numbers that can be no
 * coordinate and are not the phone's own sign for "unknown".
 */
export function position(
  latitude: number | null,
  longitude: number | null,
  report: (message: string) => void,
): Position {
  if (latitude === unknown) return nowhere;
  return { latitude: coordinate(latitude, 90, report), longitude: coordinate(longitude, 180, report) };
}

function coordinate(value: number | null, most: number, report: (message: string) => void): number | null {
  if (value === null || Math.abs(value) <= most) return value;
  report(`${value} is no coordinate`);
  return null;
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
