import { csvLine } from "@sillage/core/report/exports/csv.ts";
import { visible } from "@sillage/core/report/text.ts";
import type { LinkList } from "@sillage/core/workbench/people.ts";

/** The data of the graph for other programs: all links, whatever the picture shows of them. */

function isoOf(micros: number | null): string {
  return micros === null ? "" : new Date(micros / 1000).toISOString();
}

export function linksCsv({ links, people }: LinkList): string {
  const head = ["from", "from_name", "to", "to_name", "messages", "calls", "interactions", "first_utc", "last_utc"];
  const rows = links.map(({ from, to, messages, calls, interactions, first, last }) =>
    csvLine([from, people[from]?.name, to, people[to]?.name, messages, calls, interactions, isoOf(first), isoOf(last)]),
  );
  return [csvLine(head), ...rows].join("");
}

const attributes = [
  ["name", "node", "string"],
  ["country", "node", "string"],
  ["messages", "edge", "long"],
  ["calls", "edge", "long"],
  ["interactions", "edge", "long"],
  ["first", "edge", "string"],
  ["last", "edge", "string"],
] as const;

/** GraphML 1.0 (graphml.graphdrawing.org), as Gephi, yEd and igraph read it. */
export function linksGraphml({ links, people }: LinkList): string {
  const data = (key: string, value: string | number | null | undefined) =>
    value === null || value === undefined || value === "" ? "" : `<data key="${key}">${escaped(String(value))}</data>`;
  const nodes = Object.entries(people).map(
    ([id, { name, country }]) => `<node id="${escaped(id)}">${data("name", name)}${data("country", country)}</node>`,
  );
  const edges = links.map(
    ({ from, to, messages, calls, interactions, first, last }) =>
      `<edge source="${escaped(from)}" target="${escaped(to)}">${data("messages", messages)}${data("calls", calls)}${data("interactions", interactions)}${data("first", isoOf(first))}${data("last", isoOf(last))}</edge>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...attributes.map(([name, of, type]) => `<key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`),
    '<graph edgedefault="directed">',
    ...nodes,
    ...edges,
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}

/** What XML may not hold is shown instead. */
function escaped(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Hands a file to the person; nothing leaves the computer. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
