import { visible } from "@sillage/core/report/text.ts";
import type { LinkList } from "@sillage/core/workbench/people.ts";
import { useEffect, useMemo, useRef, useState } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { Empty } from "../../app/states.tsx";
import { Evidence } from "../../parts/evidence.tsx";
import { locales, useText } from "../../text/catalogue.ts";
import { linksCsv, linksGraphml, save } from "./exports.ts";
import { drawGraph, type GraphPicture, graphColours } from "./graph-picture.ts";
import { contactsOf, type Network, type Node, networkOf, type Tie } from "./network.ts";
import { mosts, type Search, usualMost } from "./search.ts";
import { texts } from "./texts.ts";

export interface GraphProps {
  readonly list: LinkList;
  /** Of the search: who is looked at, where links tell of them. */
  readonly centre: string | undefined;
  readonly search: Search;
  readonly setSearch: (change: { readonly [K in keyof Search]?: Search[K] | undefined }) => void;
}

/** Who was in contact with whom, as a picture and as a list. */
export function ContactGraph({ list, centre, search, setSearch }: GraphProps) {
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const picture = useRef<GraphPicture>(undefined);
  const { depth = 1, most = usualMost, opened } = search;
  const network = useMemo(
    () => networkOf(list.links, list.people, { centre, depth, most, opened: opened ?? [] }),
    [list, centre, depth, most, opened],
  );
  const labelOf = useLabels(language);
  function choose(node: Node): void {
    if (node.kind === "rest") setSearch({ opened: [...(opened ?? []), node.id] });
    else setSearch({ value: node.id, thing: undefined, opened: undefined });
  }
  const file = (type: string, content: string) => new Blob([content], { type });

  return (
    <>
      <div className="graph-tools">
        <label className="choice">
          <span>{t("most")}</span>
          <select value={most} onChange={({ target }) => setSearch({ most: Number(target.value) })}>
            {mosts.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        {centre !== undefined && (
          <label>
            <input
              type="checkbox"
              checked={depth === 2}
              onChange={({ target }) => setSearch({ depth: target.checked ? 2 : undefined })}
            />{" "}
            {t("second")}
          </label>
        )}
        {centre !== undefined && (
          <button
            type="button"
            onClick={() => setSearch({ value: undefined, thing: undefined, depth: undefined, opened: undefined })}
          >
            {t("whole")}
          </button>
        )}
        {opened !== undefined && (
          <button type="button" onClick={() => setSearch({ opened: undefined })}>
            {t("collapse")}
          </button>
        )}
        <span className="push" />
        <button
          type="button"
          onClick={() =>
            void picture.current?.png().then((png) => {
              if (png) save("contacts.png", png);
            })
          }
        >
          PNG
        </button>
        <button type="button" onClick={() => save("contacts.csv", file("text/csv", linksCsv(list)))}>
          CSV
        </button>
        <button type="button" onClick={() => save("contacts.graphml", file("application/xml", linksGraphml(list)))}>
          GraphML
        </button>
      </div>
      {list.cut && <p className="notice graph-notice">{t("cut", { count: list.links.length })}</p>}
      {network.nodes.length === 0 ? (
        <Empty>{t("noLinks")}</Empty>
      ) : (
        <Drawn network={network} centre={centre} labelOf={labelOf} onNode={choose} picture={picture} />
      )}
      <TieList network={network} centre={centre} labelOf={labelOf} onNode={choose} />
    </>
  );
}

/** What a node is called. */
function useLabels(language: keyof typeof locales): (node: Node) => string {
  const t = useText(texts);
  return useMemo(() => {
    const countries = new Intl.DisplayNames(locales[language], { type: "region" });
    return ({ id, kind, name, members, country }) => {
      if (kind === "me") return id === "me:0" ? t("owner") : t("ownerOf", { number: Number(id.slice(3)) + 1 });
      if (kind === "group") return visible(name ?? id.slice("group:".length));
      if (kind === "person") return visible(name ?? id);
      const where =
        id === "rest:groups" ? t("groups") : country === null ? t("noCountry") : (countries.of(country) ?? country);
      return `+ ${t("together", { count: members })}: ${where}`;
    };
  }, [t, language]);
}

interface DrawnProps {
  readonly network: Network;
  readonly centre: string | undefined;
  readonly labelOf: (node: Node) => string;
  readonly onNode: (node: Node) => void;
}

function Drawn({
  network,
  centre,
  labelOf,
  onNode,
  picture,
}: DrawnProps & { readonly picture: React.RefObject<GraphPicture | undefined> }) {
  const t = useText(texts);
  const { theme } = usePreferences().preferences;
  const place = useRef<HTMLDivElement>(null);
  const [cannot, setCannot] = useState(false);
  const latest = useRef(onNode);
  useEffect(() => {
    latest.current = onNode;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes what the style sheets say.
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    try {
      const drawn = drawGraph({
        element,
        network,
        centre,
        labelOf,
        colours: graphColours(element),
        onNode: (node) => latest.current(node),
      });
      picture.current = drawn;
      return () => {
        picture.current = undefined;
        drawn.end();
      };
    } catch {
      // Without WebGL there is no picture; the list below says the same.
      setCannot(true);
      return;
    }
  }, [network, centre, labelOf, theme, picture]);
  if (cannot) return <p className="state">{t("noPicture")}</p>;
  return (
    <div
      ref={place}
      className="graph-picture"
      dir="ltr"
      role="img"
      aria-label={t("picture", { nodes: network.nodes.length })}
    />
  );
}

const mostListed = 200;

/** The same as the picture, for the keyboard and for those who do not see it. */
function TieList({ network, centre, labelOf, onNode }: DrawnProps) {
  const t = useText(texts);
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const ties = network.ties
    .filter(({ a, b }) => centre === undefined || a === centre || b === centre)
    .toSorted((x, y) => contactsOf(y) - contactsOf(x))
    .slice(0, mostListed);
  const end = (id: string) => {
    const node = nodes.get(id);
    return (
      node &&
      (id === centre ? (
        <Evidence text={labelOf(node)} />
      ) : (
        <button type="button" className="quiet" onClick={() => onNode(node)}>
          <Evidence text={labelOf(node)} />
        </button>
      ))
    );
  };
  return (
    <details className="ties" open={centre !== undefined}>
      <summary>{t("withWhom")}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("between")}</th>
            <th scope="col">{t("messages")}</th>
            <th scope="col">{t("calls")}</th>
            <th scope="col">{t("interactions")}</th>
          </tr>
        </thead>
        <tbody>
          {ties.map((tie: Tie) => (
            <tr key={`${tie.a} ${tie.b}`}>
              <td>
                {end(tie.a)} – {end(tie.b)}
              </td>
              <td className="number">{tie.messages}</td>
              <td className="number">{tie.calls}</td>
              <td className="number">{tie.interactions}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">{t("interactionsNote")}</p>
    </details>
  );
}
