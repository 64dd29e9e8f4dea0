import type { Link, LinkList } from "@sillage/core/workbench/people.ts";
import { describe, expect, it } from "vitest";
import { linksCsv, linksGraphml } from "./exports.ts";
import { layOut } from "./layout.ts";
import { contactsOf, type Look, networkOf, tiesOf } from "./network.ts";
import { readSearch } from "./search.ts";

function link(from: string, to: string, messages = 1, calls = 0): Link {
  return { from, to, messages, calls, interactions: 0, first: 1_756_000_000_000_000, last: null };
}

const people: LinkList["people"] = {
  "+33": { name: "Nadia", country: "FR" },
  "+34": { name: null, country: "ES" },
  "+35": { name: null, country: "ES" },
  "group:g": { name: "Voisins", country: null },
};
const links = [
  link("me:0", "+33", 10, 2),
  link("+33", "me:0", 5),
  link("+34", "me:0", 2),
  link("+35", "me:0"),
  link("+33", "group:g", 3),
  link("+35", "group:g"),
];
const look = (change: Partial<Look> = {}): Look => ({ centre: undefined, depth: 1, most: 60, opened: [], ...change });
const ids = (change: Partial<Look>) =>
  networkOf(links, people, look(change))
    .nodes.map(({ id }) => id)
    .sort();

describe("a tie", () => {
  it("is one for both ways", () => {
    const tie = tiesOf(links).find(({ a, b }) => a === "+33" && b === "me:0");
    expect(tie).toEqual({ a: "+33", b: "me:0", messages: 15, calls: 2, interactions: 0 });
  });
});

describe("a network", () => {
  it.each([
    [{}, ["+33", "+34", "+35", "group:g", "me:0"]],
    // Whoever is beyond the number stands together with those of the same country.
    [{ most: 1 }, ["+33", "me:0", "rest:ES", "rest:groups"]],
    [{ most: 1, opened: ["rest:ES"] }, ["+33", "+34", "+35", "me:0", "rest:groups"]],
    [{ centre: "+34" }, ["+34", "me:0"]],
    [{ centre: "+33" }, ["+33", "group:g", "me:0"]],
    // Contacts of contacts, but not everybody whom the owner knows.
    [{ centre: "+33", depth: 2 as const }, ["+33", "+35", "group:g", "me:0"]],
  ])("with %j has %j", (change, expected) => expect(ids(change)).toEqual(expected));

  it("loses no contact when some stand together", () => {
    const sum = (most: number) =>
      networkOf(links, people, look({ most })).ties.reduce((all, tie) => all + contactsOf(tie), 0);
    expect(sum(1)).toBe(sum(60));
    expect(networkOf(links, people, look({ most: 1 })).nodes.find(({ id }) => id === "rest:ES")?.members).toBe(2);
  });

  it("of ten thousand stays small, and is laid out in the same way each time", () => {
    const many = Array.from({ length: 10_000 }, (_, n) => link("me:0", `+${n}`, 1 + (n % 50)));
    const network = networkOf(many, {}, look());
    expect(network.nodes).toHaveLength(62);
    expect(network.nodes.find(({ kind }) => kind === "rest")?.members).toBe(9940);
    const places = () => layOut(network, undefined).mapNodes((_, { x, y }) => [x, y] as unknown);
    const first = places();
    expect(places()).toEqual(first);
    expect(first.flat().every((value) => Number.isFinite(value))).toBe(true);
  });
});

describe("the data", () => {
  const list: LinkList = {
    links: [link('+3"<&>', "=1+1")],
    cut: false,
    people: { '+3"<&>': { name: "a\u0000b", country: null } },
    days: [],
  };

  it("is CSV in which nothing is a formula", () => {
    const [, row = ""] = linksCsv(list).split("\r\n");
    expect(row).toContain("'=1+1");
    expect(row).toContain("2025-08-24T01:46:40.000Z");
  });

  it("is GraphML in which nothing is markup", () => {
    const xml = linksGraphml(list);
    expect(xml).toContain('<edge source="+3&quot;&lt;&amp;&gt;" target="=1+1"><data key="messages">1</data>');
    expect(xml).not.toContain("\u0000");
  });
});

describe("the address", () => {
  it("takes what it can use", () => {
    expect(
      readSearch({
        kind: "phone",
        thing: "phone +33",
        certain: true,
        order: "x",
        most: 60,
        depth: 3,
        opened: ["rest:FR", 1],
        value: 33,
      }),
    ).toEqual({
      kind: "phone",
      thing: "phone +33",
      certain: true,
      most: 60,
      opened: ["rest:FR"],
      value: "33",
    });
  });
});
