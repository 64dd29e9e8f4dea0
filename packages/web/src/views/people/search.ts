import {
  type IdentifierOrder,
  identifierOrders,
  type ThingKind,
  thingKinds,
  thingOfKey,
} from "@sillage/core/workbench/people.ts";
import { given } from "../../app/view.ts";

export interface Search {
  readonly text?: string;
  readonly kind?: ThingKind;
  readonly country?: string;
  readonly certain?: true;
  readonly order?: IdentifierOrder;
  /** What is looked at: an identifier, or somebody of the graph. */
  readonly value?: string;
  /** Where it was chosen from the list: its kind too, as `thingKey` writes it. */
  readonly thing?: string;
  /** The time of the graph, microseconds since 1970. */
  readonly from?: number;
  readonly to?: number;
  /** How far from the one who is looked at. */
  readonly depth?: 2;
  /** How many stand alone; the others stand together. */
  readonly most?: number;
  /** Of those who stand together: which are shown one by one. */
  readonly opened?: readonly string[];
}

export const mosts = [25, 60, 150, 300] as const;
export const usualMost = 60;

export function readSearch(search: Readonly<Record<string, unknown>>): Search {
  const opened = Array.isArray(search["opened"]) ? (search["opened"] as readonly unknown[]) : [];
  const texts = opened.filter((one): one is string => typeof one === "string").slice(0, 20);
  const { thing } = given.text(search, "thing");
  const { most } = given.number(search, "most");
  return {
    ...given.text(search, "text"),
    ...given.choice(search, "kind", thingKinds),
    ...given.text(search, "country"),
    ...(search["certain"] === true ? { certain: true } : {}),
    ...given.choice(search, "order", identifierOrders),
    ...given.text(search, "value"),
    ...(thing !== undefined && thingOfKey(thing) ? { thing } : {}),
    ...given.number(search, "from"),
    ...given.number(search, "to"),
    ...(search["depth"] === 2 ? { depth: 2 } : {}),
    ...(mosts.some((one) => one === most) && most !== undefined ? { most } : {}),
    ...(texts.length > 0 ? { opened: texts } : {}),
  };
}
