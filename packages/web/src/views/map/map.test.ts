import type { Place } from "@sillage/core/workbench/places.ts";
import { describe, expect, it } from "vitest";
import { lettersOf } from "./countries.ts";
import { boundsOf, countsOf, pixelsAtZoom0, pointsOf, shownOf, tripsOf } from "./features.ts";
import { placed } from "./labels.ts";
import { readSearch, sightOf, sightText } from "./search.ts";

function place(id: string, fields: Partial<Place> = {}): Place {
  return { id, type: "position", evidence: 0, latitude: 48, longitude: -5, timeBasis: "utc", time: 100, ...fields };
}

const visit = place("visit", { type: "visit", time: 50, end: 250 });
const trip = place("trip", { type: "trip", endLatitude: 49, endLongitude: -6, accuracy: 30 });
const { time: _time, ...untimed } = place("untimed", { type: "antenna" });
const all = [visit, trip, place("late", { time: 300 }), untimed];

describe("what is shown", () => {
  it.each([
    [{}, ["visit", "trip", "late", "untimed"]],
    [{ without: ["antenna", "visit"] as const }, ["trip", "late"]],
    [{ from: 100, to: 300 }, ["visit", "trip"]],
    [{ from: 260 }, ["late"]],
    [{ to: 60 }, ["visit"]],
  ])("with %j is %j", (search, ids) => expect(shownOf(all, search).map(({ id }) => id)).toEqual(ids));

  it("is counted by type, in the order of the types", () => {
    expect(countsOf(all)).toEqual([
      { type: "position", count: 1 },
      { type: "visit", count: 1 },
      { type: "trip", count: 1 },
      { type: "antenna", count: 1 },
    ]);
  });
});

describe("what is drawn", () => {
  it("has longitude first, and a circle only where the phone said how exact it is", () => {
    const [first, second] = pointsOf([trip, visit]).features;
    expect(first?.geometry.coordinates).toEqual([-5, 48]);
    expect(first?.properties["radius"]).toBeCloseTo(pixelsAtZoom0(30, 48));
    expect(second?.properties).not.toHaveProperty("radius");
  });

  it("joins the ends of trips alone", () => {
    expect(tripsOf(all).features.map(({ geometry }) => geometry.coordinates)).toEqual([
      [
        [-5, 48],
        [-6, 49],
      ],
    ]);
  });

  it("makes a distance as long as Mercator does", () => {
    // The whole equator is 512 pixels at zoom 0; at 60° everything is twice as long.
    expect(pixelsAtZoom0(40_075_016.686, 0)).toBeCloseTo(512);
    expect(pixelsAtZoom0(1000, 60)).toBeCloseTo(2 * pixelsAtZoom0(1000, 0));
    expect(Number.isFinite(pixelsAtZoom0(1000, 90))).toBe(true);
  });

  it("fits into its bounds", () => {
    expect(boundsOf([])).toBeUndefined();
    expect(boundsOf([place("a"), place("b", { latitude: -10, longitude: 7 })])).toEqual([-5, -10, 7, 48]);
  });
});

describe("names of countries", () => {
  it.each([
    ["250", "FR"],
    [4, "AF"],
    ["999", undefined],
    [undefined, undefined],
  ])("%s is %s", (number, letters) => expect(lettersOf(number)).toBe(letters));

  it("do not lie on each other, nor beyond the edge", () => {
    const label = (id: string, x: number, y: number) => ({ id, text: "Country", x, y });
    const labels = [
      label("first", 100, 100),
      label("on it", 110, 105),
      label("below", 100, 140),
      label("out", 395, 50),
    ];
    expect(placed(labels, 400, 300).map(({ id }) => id)).toEqual(["first", "below"]);
  });
});

describe("the address", () => {
  it.each(["3/48/-5", "13.25/-33.5/151.2"])("%s is a part of the world", (at) => expect(sightOf(at)).toBeDefined());
  it.each(["", "3/91/0", "30/0/0", "a/b/c", "3/0/181", undefined])("%s is none", (at) =>
    expect(sightOf(at)).toBeUndefined(),
  );

  it("brings back what was in sight, also beyond the date line", () => {
    expect(sightOf(sightText({ zoom: 4, latitude: 10, longitude: 190 }))).toEqual({
      zoom: 4,
      latitude: 10,
      longitude: -170,
    });
  });

  it("takes only types that there are", () => {
    expect(readSearch({ without: ["antenna", "x", 3], at: "nowhere", place: 7 })).toEqual({
      without: ["antenna"],
      place: "7",
    });
  });
});
