import { SaxesParser } from "saxes";
import { LimitError, readAll } from "../../bytes/source.ts";
import { isAbx, parseAbx } from "../../formats/abx/abx.ts";
import { DocumentBuilder, type XmlElement } from "../../formats/abx/element.ts";
import type { Locator } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";

/** The system's own documents are of some megabytes at most. */
const largest = 64 * 2 ** 20;
/** Each costs the XML reader an error of its own, which is slow. */
const mostErrors = 1000;

export interface XmlFile {
  readonly root: XmlElement | undefined;
  locate(element: XmlElement): Locator;
}

/** A document of the system, as text or in binary form. What is wrong with it is told, and what stands before is read. */
export async function readXmlFile(input: ArtifactInput): Promise<XmlFile> {
  const bytes = readAll(await input.open(), largest);
  if (isAbx(bytes)) {
    const { root, damage } = parseAbx(bytes);
    if (damage !== undefined) input.problem("damaged", `binary XML: ${damage}`);
    return { root, locate: ({ place }) => ({ offset: place, length: 0 }) };
  }
  const builder = parseText(new TextDecoder().decode(bytes), input);
  if (!builder.root) input.problem("damaged", "it holds no XML");
  return { root: builder.root, locate: ({ place }) => ({ line: place }) };
}

function parseText(text: string, input: ArtifactInput): DocumentBuilder {
  const builder = new DocumentBuilder();
  const parser = new SaxesParser();
  let errors = 0;
  parser.on("error", (error) => {
    if (errors++ === 0) input.problem("damaged", error.message.slice(0, 200));
    if (errors > mostErrors) throw new LimitError("XML errors", "too much of it is no XML; the rest was not read");
  });
  parser.on("opentag", ({ name, attributes }) => {
    builder.start(name, parser.line);
    for (const [attribute, value] of Object.entries(attributes)) builder.attribute(attribute, value);
  });
  parser.on("closetag", () => builder.end());
  parser.on("text", (part) => builder.text(part));
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof LimitError || error instanceof RangeError)) throw error;
    input.problem("limit", error.message);
  }
  return builder;
}
