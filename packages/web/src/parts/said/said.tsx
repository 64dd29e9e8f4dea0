import type { Note, Subject, Tag } from "@sillage/core/case/notes.ts";
import type { Analysis } from "@sillage/core/workbench/workbench.ts";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { Evidence, EvidenceLines } from "../evidence.tsx";
import { When } from "../when.tsx";
import type { Change } from "./dialogs.tsx";
import { texts } from "./texts.ts";
import "./said.css";

/** Notes and tags of one finding or record. */
export function saidOf(analysis: Analysis | undefined, about: Subject) {
  return {
    notes: (analysis?.notes ?? []).filter((note) => note.about === about),
    tags: (analysis?.tags ?? []).filter((tag) => tag.about === about),
  };
}

export function Tags({ tags, change }: { readonly tags: readonly Tag[]; readonly change: Change }) {
  const t = useText(texts);
  const words = useText(common);
  if (tags.length === 0) return null;
  return (
    <ul className="chips" aria-label={t("tags")}>
      {tags.map(({ tag, about }) => (
        <li key={tag} className="chip">
          <Evidence text={tag} />
          <button
            type="button"
            aria-label={`${words("remove")}: ${tag}`}
            onClick={() => void change("untag", { about, tag })}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Notes({ notes, change }: { readonly notes: readonly Note[]; readonly change: Change }) {
  const words = useText(common);
  return notes.map((note) => (
    <div key={note.id} className="said-one">
      <p className="soft">
        <Evidence text={note.by} />, <When iso={note.time} />{" "}
        <button type="button" className="quiet" onClick={() => void change("removeNote", { id: note.id })}>
          {words("remove")}
        </button>
      </p>
      <EvidenceLines text={note.text} />
    </div>
  ));
}
