/** An element of an XML document, whether it was stored as text or in Android's binary form. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its text, without that of elements inside. */
  readonly text: string;
  /** Where it begins: the line of a text, the byte of a binary document. */
  readonly place: number;
}

/** Bounds on documents of hostile evidence: those of phones have some 100,000 elements, and few levels. */
export const documentLimits = { elements: 1_000_000, depth: 200, text: 64 * 2 ** 20 } as const;

export interface ParsedDocument {
  readonly root: XmlElement | undefined;
  /** What is wrong with it; what stands before that is there. */
  readonly damage: string | undefined;
}

interface Growing {
  name: string;
  attributes: Record<string, string>;
  children: Growing[];
  text: string;
  place: number;
}

/** Puts a document together from its tags in order. Throws RangeError where a bound is met. */
export class DocumentBuilder {
  readonly #open: Growing[] = [];
  #root: Growing | undefined;
  #elements = 0;
  #text = 0;

  get root(): XmlElement | undefined {
    return this.#root;
  }

  get depth(): number {
    return this.#open.length;
  }

  start(name: string, place: number): void {
    if (++this.#elements > documentLimits.elements) throw new RangeError("it has too many elements");
    if (this.#open.length >= documentLimits.depth) throw new RangeError("its elements lie too deep in each other");
    const element: Growing = { name, attributes: {}, children: [], text: "", place };
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else this.#root ??= element;
    this.#open.push(element);
  }

  attribute(name: string, value: string): void {
    const element = this.#open.at(-1);
    if (element) Object.defineProperty(element.attributes, name, { value, enumerable: true, configurable: true });
  }

  text(text: string): void {
    this.#text += text.length;
    if (this.#text > documentLimits.text) throw new RangeError("it has too much text");
    const element = this.#open.at(-1);
    if (element) element.text += text;
  }

  end(): void {
    this.#open.pop();
  }
}

/** Every element below, the nearest parents first, in order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    yield child;
    yield* descendants(child);
  }
}

export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}
