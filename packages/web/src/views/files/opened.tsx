import type { RawForm, Shown } from "@sillage/core/workbench/raw.ts";
import { Link } from "@tanstack/react-router";
import { addressOf } from "../../app/shell.tsx";
import { Asked } from "../../app/states.tsx";
import { useAsk } from "../../engine/queries.ts";
import { Code } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { FindBar } from "./find-bar.tsx";
import type { FolderProps } from "./folder.tsx";
import { Hex } from "./hex.tsx";
import { Image } from "./image.tsx";
import { nowhere } from "./search.ts";
import { sizeText } from "./size.ts";
import { Tables } from "./tables.tsx";
import { Text } from "./text.tsx";
import { texts } from "./texts.ts";
import { Tree } from "./tree.tsx";
import { Unlock } from "./unlock.tsx";

export interface OpenedProps extends FolderProps {
  readonly file: string;
}

/** One file: whether it is the one that was examined, and what is in it. */
export function Opened(props: OpenedProps) {
  const { caseId, evidence, file, secret, onSecret, search, setSearch } = props;
  const t = useText(texts);
  const query = useAsk("fileFacts", { case: caseId, evidence, file, ...secret });
  return (
    <article className="opened">
      <button type="button" className="quiet to-list" onClick={() => setSearch({ ...nowhere, file: undefined })}>
        {t("back")}
      </button>
      <h1>
        <Code text={file} />
      </h1>
      {search.recovered && <p className="notice">{t("recovered")}</p>}
      <Asked query={query}>
        {(facts) =>
          facts.shown ? (
            <Contents key={file} {...props} facts={facts} />
          ) : (
            <>
              <Unlock not={facts} secret={secret} onSecret={onSecret} />
              {facts.why === "folder" && (
                <button
                  type="button"
                  onClick={() => setSearch({ ...nowhere, all: "yes", folder: file, file: undefined })}
                >
                  {t("openFolder")}
                </button>
              )}
            </>
          )
        }
      </Asked>
    </article>
  );
}

function Contents(props: OpenedProps & { readonly facts: Shown }) {
  const { caseId, facts, file, search, setSearch } = props;
  const t = useText(texts);
  const form = facts.forms.find((one) => one === search.form) ?? facts.forms[0] ?? "hex";
  return (
    <>
      <p className="soft">
        {sizeText(facts.size)} ·{" "}
        <Link to={addressOf(caseId, "timeline")} search={{ where: [`file=${file}`] } as never}>
          {t("toRecords")}
        </Link>
      </p>
      <Hash facts={facts} />
      {facts.unpacked && <p className="notice">{t("unpacked")}</p>}
      {facts.forms.length > 1 && (
        <div className="row-buttons" role="group" aria-label={t("forms")}>
          {facts.forms.map((one) => (
            <button key={one} type="button" aria-pressed={one === form} onClick={() => setSearch({ form: one })}>
              {t(`form_${one}`)}
            </button>
          ))}
        </div>
      )}
      <FindBar {...props} size={facts.size} hasText={facts.forms.includes("text")} />
      <Form {...props} form={form} />
    </>
  );
}

function Form(props: OpenedProps & { readonly facts: Shown; readonly form: RawForm }) {
  switch (props.form) {
    case "hex":
      return <Hex {...props} size={props.facts.size} />;
    case "text":
      return <Text {...props} />;
    case "tree":
      return <Tree {...props} />;
    case "sqlite":
      return <Tables {...props} />;
    case "image":
      return <Image {...props} />;
  }
}

function Hash({ facts }: { readonly facts: Shown }) {
  const t = useText(texts);
  if (facts.recorded !== null && facts.recorded !== facts.now) {
    return (
      <div className="notice" role="alert">
        <p>
          <strong>{t("hashDiffers")}</strong>
        </p>
        <p>
          {t("hashThen")}: <Code text={facts.recorded} />
          <br />
          {t("hashNow")}: <Code text={facts.now} />
        </p>
      </div>
    );
  }
  return (
    <details className="hash">
      <summary>{t(facts.recorded === null ? "hashNone" : "hashSame")}</summary>
      {t("hash")}: <Code text={facts.now} />
    </details>
  );
}
