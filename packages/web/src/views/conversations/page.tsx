import type { ThreadPlace } from "@sillage/core/workbench/conversations.ts";
import { useEffect } from "react";
import { useKeys } from "../../app/keys.tsx";
import { Asked, Empty } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { useAsk } from "../../engine/queries.ts";
import { useText } from "../../text/catalogue.ts";
import { placeIn, type Search } from "./search.ts";
import { texts } from "./texts.ts";
import { ThreadView } from "./thread.tsx";
import { ThreadList } from "./thread-list.tsx";
import "../../parts/link-button.css";
import "./conversations.css";

export default function ConversationsPage({ caseId, search, setSearch }: ViewProps<Search>) {
  const t = useText(texts);
  const place = placeIn(search);
  // A link may name a message alone: the engine knows in which conversation it stands.
  const led = useAsk(
    "thread",
    { case: caseId, ...(search.message === undefined ? {} : { message: search.message }) },
    { enabled: place === undefined && search.message !== undefined },
  );
  const found = place === undefined ? led.data : undefined;
  useEffect(() => {
    if (found) {
      const { evidence, artifact, thread } = found;
      setSearch({ evidence, artifact, thread }, { replace: true });
    }
  }, [found, setSearch]);

  const open = (next: ThreadPlace) =>
    setSearch({ ...next, message: undefined, only: undefined, find: search.text }, { replace: place !== undefined });
  const leave = () =>
    setSearch({
      evidence: undefined,
      artifact: undefined,
      thread: undefined,
      message: undefined,
      find: undefined,
      only: undefined,
    });
  useKeys([
    { key: "/", label: t("searchMessages"), run: () => document.getElementById("conversations-search")?.focus() },
    {
      key: "Escape",
      label: t("back"),
      run: () => {
        if (search.find !== undefined || search.only !== undefined) setSearch({ find: undefined, only: undefined });
        else if (search.message !== undefined) setSearch({ message: undefined });
        else if (place) leave();
      },
    },
  ]);

  return (
    <div className={place ? "conversations has-thread" : "conversations"}>
      <h1 className="visually-hidden">{t("title")}</h1>
      <ThreadList caseId={caseId} search={search} setSearch={setSearch} place={place} onOpen={open} />
      {place ? (
        <ThreadView
          key={JSON.stringify([place, search.find, search.only])}
          caseId={caseId}
          place={place}
          search={search}
          setSearch={setSearch}
          onBack={leave}
        />
      ) : (
        <section className="thread" aria-label={t("title")}>
          {search.message === undefined ? <Empty>{t("choose")}</Empty> : <Asked query={led}>{() => null}</Asked>}
        </section>
      )}
    </div>
  );
}
