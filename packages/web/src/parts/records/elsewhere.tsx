import type { RecordDetail } from "@sillage/core/workbench/records.ts";
import { Link } from "@tanstack/react-router";
import { addressOf } from "../../app/shell.tsx";
import { useText } from "../../text/catalogue.ts";
import "../link-button.css";
import { texts } from "./elsewhere-texts.ts";

/** From a record to the view that shows it among its like. */
export function Elsewhere({ caseId, record }: { readonly caseId: string; readonly record: RecordDetail }) {
  const t = useText(texts);
  const place = placeOf(record);
  if (!place) return null;
  return (
    <Link className="button" to={addressOf(caseId, place.view)} search={place.search as never}>
      {t(place.view)}
    </Link>
  );
}

interface Place {
  readonly view: "conversations" | "map" | "people";
  readonly search: Readonly<Record<string, string>>;
}

export function placeOf({ id, kind, fields }: Pick<RecordDetail, "id" | "kind" | "fields">): Place | undefined {
  if (kind === "message") return { view: "conversations", search: { message: id } };
  const isPositioned = fields["latitude"] !== undefined && fields["longitude"] !== undefined;
  if ((kind === "place" || kind === "photo") && isPositioned) return { view: "map", search: { place: id } };
  const { contact } = fields;
  const isContact = kind === "call" || kind === "contact" || kind === "identity_lookup";
  if (isContact && typeof contact === "string" && contact !== "") return { view: "people", search: { value: contact } };
  return undefined;
}
