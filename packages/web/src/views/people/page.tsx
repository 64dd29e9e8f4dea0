import { thingKey } from "@sillage/core/workbench/people.ts";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useKeys } from "../../app/keys.tsx";
import { addressOf } from "../../app/shell.tsx";
import { Asked } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { useAsk } from "../../engine/queries.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { binsOf } from "../../parts/range/bins.ts";
import { Brush } from "../../parts/range/brush.tsx";
import { RangeFields } from "../../parts/range/fields.tsx";
import { useText } from "../../text/catalogue.ts";
import { ContactGraph } from "./graph.tsx";
import { IdentifierList } from "./identifier-list.tsx";
import { Naming } from "./naming.tsx";
import { OtherCases } from "./other-cases.tsx";
import type { Search } from "./search.ts";
import { texts } from "./texts.ts";
import "../../parts/link-button.css";
import "./people.css";

const bins = 120;

export default function PeoplePage(props: ViewProps<Search>) {
  const { search, setSearch } = props;
  const t = useText(texts);
  useKeys([
    {
      key: "Escape",
      label: t("whole"),
      run: () => setSearch({ value: undefined, thing: undefined, opened: undefined, depth: undefined }),
    },
  ]);
  return (
    <div className="people">
      <h1 className="visually-hidden">{t("title")}</h1>
      <IdentifierList
        {...props}
        onChoose={(one) =>
          setSearch(
            { value: one.value, thing: thingKey(one), opened: undefined },
            { replace: search.value !== undefined },
          )
        }
      />
      <Contacts {...props} />
    </div>
  );
}

function Contacts({ caseId, search, setSearch }: ViewProps<Search>) {
  const t = useText(texts);
  const { from, to, value } = search;
  const span = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const query = useAsk("links", { case: caseId, ...span }, { keepPrevious: true });
  // Of a case with more links than are listed at once, those of one person are asked for by themselves.
  const isFar = value !== undefined && query.data?.cut === true && query.data.people[value] === undefined;
  const own = useAsk("links", { case: caseId, ...span, around: value ?? "" }, { enabled: isFar });
  const days = query.data?.days;
  const moments = useMemo(
    () =>
      binsOf(
        (days ?? []).map(({ day, count }) => [day, count] as const),
        bins,
      ),
    [days],
  );
  return (
    <section className="contacts" aria-label={t("graph")}>
      {value !== undefined && (
        <Chosen caseId={caseId} value={value} thing={search.thing} name={query.data?.people[value]?.name} />
      )}
      {search.thing !== undefined && (
        <>
          <Naming caseId={caseId} thing={search.thing} />
          <OtherCases key={search.thing} caseId={caseId} thing={search.thing} />
        </>
      )}
      {(days?.length ?? 0) > 1 && (
        <div className="contacts-time">
          <Brush bins={moments} from={from} to={to} onRange={(start, end) => setSearch({ from: start, to: end })} />
          <RangeFields from={from} to={to} onRange={(range) => setSearch(range)} />
        </div>
      )}
      <Asked query={isFar ? own : query}>
        {(list) => {
          const centre = value === undefined ? undefined : [value, `group:${value}`].find((id) => list.people[id]);
          return (
            <>
              {value !== undefined && centre === undefined && <p className="notice graph-notice">{t("notLinked")}</p>}
              <ContactGraph list={list} centre={centre} search={search} setSearch={setSearch} />
            </>
          );
        }}
      </Asked>
    </section>
  );
}

/** What is looked at, and where else it can be. */
function Chosen(props: {
  readonly caseId: string;
  readonly value: string;
  readonly thing: string | undefined;
  readonly name: string | null | undefined;
}) {
  const { caseId, value, thing, name } = props;
  const t = useText(texts);
  const bare = value.replace(/^(group:|me:\d+$)/, "");
  // Services write a number with and without its plus.
  const words = bare.replace(/^\+/, "").replaceAll('"', " ");
  if (words.trim() === "") return null;
  return (
    <header className="chosen">
      <h2>
        <Evidence text={name ?? bare} />
        {name && (
          <span className="soft chosen-id">
            {" "}
            <Evidence text={bare} />
          </span>
        )}
      </h2>
      <p className="row-buttons">
        <Link
          className="button"
          to={addressOf(caseId, "timeline")}
          search={(thing === undefined ? { text: `"${words}"` } : { where: [`identifier=${thing}`] }) as never}
        >
          {t("inTimeline")}
        </Link>
        <Link className="button" to={addressOf(caseId, "conversations")} search={{ who: `"${words}"` } as never}>
          {t("inConversations")}
        </Link>
      </p>
    </header>
  );
}
