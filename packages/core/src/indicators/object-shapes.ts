/**
 * Large STIX bundles are written by programs: one indicator looks like the other, and so does one relationship. The
 * first of each becomes a regular expression that reads the others: a third of the time that JSON.parse takes, and
 * only the few members that are used become text. An expression accepts less than JSON.parse does; what it does not
 * accept is left to JSON.parse.
 */
export interface UsualObject {
  readonly type: "indicator" | "relationship";
  /** Of indicators: nothing hangs on a relationship's own. */
  readonly id: string | undefined;
  readonly pattern: string | undefined;
  readonly pattern_type: string | undefined;
  readonly created_by_ref: string | undefined;
  readonly source_ref: string | undefined;
  readonly target_ref: string | undefined;
  readonly modified: string | undefined;
  readonly created: string | undefined;
}

/** Objects of one type with the same members in the same order, laid out alike. */
interface Shape {
  readonly type: UsualObject["type"];
  readonly expression: RegExp;
  /** Which group has which member's text; 0 for a member that these objects do not have. */
  readonly groups: Readonly<Record<Wanted, number>>;
}

type Wanted = Exclude<keyof UsualObject, "type">;

const noGroups: Readonly<Record<Wanted, number>> = {
  id: 0,
  pattern: 0,
  pattern_type: 0,
  created_by_ref: 0,
  source_ref: 0,
  target_ref: 0,
  modified: 0,
  created: 0,
};

/** So many shapes are known; a bundle that has more of them is not written so. */
const mostShapes = 16;

// A part of JSON (RFC 8259) as expressions: lists and objects hold nothing deeper than an object.
const white = "[ \\n\\r\\t]*";
const plain = '[^"\\\\\\u0000-\\u001f]*';
const text = `"${plain}(?:\\\\["\\\\/bfnrt]${plain})*"`;
const scalar = `(?:${text}|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?|true|false|null)`;
const manyOf = (item: string): string => `(?:${item}(?:${white},${white}${item})*${white})?`;
const flat = `\\{${white}${manyOf(`"${plain}"${white}:${white}${scalar}`)}\\}`;
const list = `\\[${white}${manyOf(`(?:${scalar}|${flat})`)}\\]`;
const anything = `(?:${scalar}|${flat}|${list})`;

const opening = new RegExp(`\\{${white}`, "y");
const member = new RegExp(`"(${plain})"(${white}:${white})(${anything})(${white}[,}]${white})`, "y");

/** Reads objects of the shapes that it has met. */
export class ObjectShapes {
  readonly #shapes: Shape[] = [];
  #end = 0;

  /** Where the object ends that was read last. */
  get end(): number {
    return this.#end;
  }

  /** The object that begins at `at`; undefined where it has no known shape. */
  read(within: string, at: number): UsualObject | undefined {
    for (const { type, expression, groups } of this.#shapes) {
      expression.lastIndex = at;
      const found = expression.exec(within);
      if (!found) continue;
      this.#end = expression.lastIndex;
      const of = (group: number): string | undefined => (group === 0 ? undefined : found[group]);
      return {
        type,
        id: of(groups.id),
        pattern: of(groups.pattern),
        pattern_type: of(groups.pattern_type),
        created_by_ref: of(groups.created_by_ref),
        source_ref: of(groups.source_ref),
        target_ref: of(groups.target_ref),
        modified: of(groups.modified),
        created: of(groups.created),
      };
    }
    return undefined;
  }

  /** Learns the shape of an object, if it is a usual one. */
  learn(object: string): void {
    if (this.#shapes.length === mostShapes) return;
    const shape = shapeOf(object);
    if (shape) this.#shapes.push(shape);
  }
}

function shapeOf(object: string): Shape | undefined {
  opening.lastIndex = 0;
  let source = opening.exec(object)?.[0] ?? "";
  member.lastIndex = source.length;
  const groups = { ...noGroups };
  const seen = new Set<string>();
  let type: Shape["type"] | undefined;
  let sign = ",";
  source = escaped(source);
  for (let count = 0; sign.includes(","); ) {
    const [, name = "", colon = "", value = "", behind] = member.exec(object) ?? [];
    if (behind === undefined || seen.has(name)) return undefined;
    seen.add(name);
    sign = behind;
    let wanted = anything;
    if (name === "type" || name === "revoked") wanted = escaped(value);
    if (name === "type")
      type = value === '"indicator"' ? "indicator" : value === '"relationship"' ? "relationship" : undefined;
    if (name === "revoked" && value !== "false") return undefined;
    if (Object.hasOwn(noGroups, name)) {
      if (value.includes("\\") || !value.startsWith('"')) return undefined;
      groups[name as Wanted] = ++count;
      wanted = `"(${plain})"`;
    } else if (value.startsWith('"') && name !== "type") wanted = text;
    source += `"${escaped(name)}"${escaped(colon)}${wanted}${escaped(sign.trimEnd())}`;
    if (sign.includes(",")) source += escaped(sign.slice(sign.trimEnd().length));
  }
  if (type === undefined) return undefined;
  if (type === "relationship") groups.id = 0;
  return { type, expression: new RegExp(source, "y"), groups };
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
