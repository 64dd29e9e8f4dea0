import type { ByteSource } from "../../bytes/source.ts";
import { type JsonPattern, jsonValues } from "../../formats/json/values.ts";
import type { Locator } from "../../records/kinds.ts";
import { faults, isObject, JsonFields } from "../android/json-fields.ts";
import type { ArtifactInput } from "../artifact.ts";

export interface ExportItem {
  readonly path: readonly (string | number)[];
  readonly fields: JsonFields;
  readonly locator: Locator;
}

/** The objects at the wanted places of an export's document. What is damaged, or no object, is said and left out. */
export function* exportItems(
  source: ByteSource,
  input: ArtifactInput,
  wanted: readonly JsonPattern[],
): Generator<ExportItem> {
  for (const { path, value, locator } of exportValues(source, input, wanted)) {
    if (isObject(value)) yield { path, fields: new JsonFields(value, locator, input), locator };
    else if (value !== null) input.problem("value", `${placeOf(path)} is not an object`, locator);
  }
}

export function* exportValues(
  source: ByteSource,
  input: ArtifactInput,
  wanted: readonly JsonPattern[],
): Generator<{ path: readonly (string | number)[]; value: unknown; locator: Locator }> {
  for (const found of jsonValues(source, wanted)) {
    const { path, offset, length } = found;
    if ("fault" in found) input.problem(found.fault, faults[found.fault], { offset, length });
    else yield { path, value: found.value, locator: { offset, length } };
  }
}

function placeOf(path: readonly (string | number)[]): string {
  return path.join("/").slice(0, 200) || "the document";
}

/** Whether the document is a list: some exports are an object in one version and a list in another. */
export function isListDocument(source: ByteSource): boolean {
  const start = new Uint8Array(64);
  return /^\ufeff?\s*\[/.test(
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(start.subarray(0, source.read(start, 0))),
  );
}
