import type { TimeBasis } from "../formats/time.ts";

export const placeTypes = ["position", "visit", "trip", "photo", "learned", "looked_at", "antenna", "unknown"] as const;
/**
 * `antenna`: where a mast or access point stands, which is not where the phone was; `learned`: where the phone found its
 * owner to come back to; `looked_at`: shown in an application.
 */
export type PlaceType = (typeof placeTypes)[number];

/** A point of the map. What is not known is left out: there may be a hundred thousand. */
export interface Place {
  readonly id: string;
  readonly type: PlaceType;
  readonly evidence: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly time?: number;
  readonly timeBasis: TimeBasis;
  /** Metres. */
  readonly accuracy?: number;
  readonly end?: number;
  readonly endLatitude?: number;
  readonly endLongitude?: number;
  readonly name?: string;
}

export interface PlaceList {
  /** In the order of time; what has no time comes last. */
  readonly places: readonly Place[];
  /** There are more than are listed. */
  readonly cut: boolean;
}
