/**
 * A reader of STIX 2.1 patterns (section 9), for those that one observed value can decide. A pattern is turned into
 * terms, any of which is enough: `OR` and `IN` give several. What needs more than one value, or an order, a count or a
 * time, is not used, because leaving a condition out would make the pattern say what its author did not.
 */

/** One object path and what its value must be. */
export interface PatternTerm {
  /** `domain-name:value`, `file:hashes.sha256`; hashes in one spelling. */
  readonly path: string;
  /** Values of which any is enough; undefined where only tests decide. */
  readonly values?: readonly string[];
  /** `LIKE` patterns that must all hold. */
  readonly like: readonly string[];
  /** `MATCHES` expressions that must all be found, as written. */
  readonly matches?: readonly string[];
}

export interface PatternReading {
  readonly terms: readonly PatternTerm[];
  /** Why parts of the pattern, or all of it, are not used. */
  readonly unused: readonly string[];
}

class PatternError extends Error {}

const deepest = 32;
const mostTerms = 1000;
const longestPattern = 1_000_000;

/** The commonest form: one comparison with one value. */
const simple = /^\s*\[\s*([a-z0-9-]+:[\w.'-]+)\s*=\s*'([^'\\]*)'\s*\]\s*$/;

/** The path and the value of a pattern of the commonest form. Most of a million are. */
export function readSimplePattern(pattern: string): { readonly path: string; readonly value: string } | undefined {
  const match = simple.exec(pattern);
  return match ? { path: tidyPath(match[1] ?? ""), value: match[2] ?? "" } : undefined;
}

/** Reads a pattern. Never throws: a pattern that cannot be read has no terms and a reason. */
export function readPattern(pattern: string): PatternReading {
  const one = readSimplePattern(pattern);
  if (one) return { terms: [{ path: one.path, values: [one.value], like: nothing }], unused: nothing };
  if (pattern.length > longestPattern) return { terms: [], unused: ["the pattern is too long"] };
  if (pattern.trim() === "") return { terms: [], unused: ["the pattern is empty"] };
  try {
    return new Parser(pattern).read();
  } catch (error) {
    if (error instanceof PatternError) return { terms: [], unused: [error.message] };
    throw error;
  }
}

const nothing: readonly string[] = [];

/** `file:hashes.'SHA-256'` and `file:hashes.sha256` are one path. */
function tidyPath(path: string): string {
  if (path === lastPath) return lastTidyPath;
  lastPath = path;
  lastTidyPath = tidied(path);
  return lastTidyPath;
}

/** Neighbours often have the same. */
let lastPath = "";
let lastTidyPath = "";

function tidied(path: string): string {
  const hash = /^(file:hashes|app:cert|x509-certificate:hashes)\s*(?:\.|\[)\s*['"]?(md5|sha-?\d+)['"]?\s*\]?$/i.exec(
    path,
  );
  if (hash) return `${hash[1]}.${(hash[2] ?? "").replace("-", "").toLowerCase()}`;
  return path;
}

type Token = { readonly kind: "string" | "word" | "sign" | "end"; readonly text: string };

const tokenPattern =
  /\s*(?:[tbh]?'([^'\\]*(?:\\[\s\S][^'\\]*)*)'|"([^"\\]*(?:\\[\s\S][^"\\]*)*)"|([a-z0-9-]+:[\w-]+(?:\.(?:'[^'\\]*'|"[^"\\]*"|[\w-]+)|\[(?:'[^'\\]*'|\*|\d+)\])*)|([\w.+-]+)|(!=|<>|<=|>=|==|[=<>()[\],]))/gy;

const comparisons = /^(?:==?|!=|<>|<=?|>=?|IN|LIKE|MATCHES|ISSUBSET|ISSUPERSET)$/;

class Parser {
  readonly #text: string;
  readonly #unused: string[] = [];
  #position = 0;
  #token: Token;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#token = this.#next();
  }

  read(): PatternReading {
    const terms = this.#observations();
    if (this.#token.kind !== "end") throw new PatternError(`cannot be read from ${this.#shown()} on`);
    return { terms, unused: this.#unused };
  }

  /** `[…] OR […]`; everything else between observations needs more than one value. */
  #observations(): PatternTerm[] {
    const bare = this.#token.text !== "[" && this.#token.text !== "(";
    const terms = bare ? this.#anyOf() : this.#observation();
    while (this.#takeWord("OR")) this.#append(terms, this.#observation());
    const { text } = this.#token;
    if (/^(?:AND|FOLLOWEDBY)$/i.test(text)) throw new PatternError(`${text.toUpperCase()} joins several observations`);
    if (/^(?:WITHIN|REPEATS|START|STOP)$/i.test(text)) {
      throw new PatternError(`${text.toUpperCase()} needs times or counts of observations`);
    }
    return terms;
  }

  #observation(): PatternTerm[] {
    return this.#nested(() => {
      if (this.#takeSign("(")) {
        const inner = this.#observations();
        this.#expect(")");
        return inner;
      }
      this.#expect("[");
      const terms = this.#anyOf();
      this.#expect("]");
      return terms;
    });
  }

  #anyOf(): PatternTerm[] {
    const terms = this.#allOf();
    while (this.#takeWord("OR")) this.#append(terms, this.#allOf());
    return terms;
  }

  /** Conditions that must hold together: usable where all of them are about one value. A part not used leaves none. */
  #allOf(): PatternTerm[] {
    let terms = this.#comparison();
    while (this.#takeWord("AND")) terms = this.#join(terms, this.#comparison());
    return terms;
  }

  #join(left: readonly PatternTerm[], right: readonly PatternTerm[]): PatternTerm[] {
    const joined: PatternTerm[] = [];
    const apart = new Set<string>();
    for (const a of left) {
      for (const b of right) {
        if (a.path === b.path) joined.push(both(a, b));
        else apart.add(`AND joins two different values (${a.path}, ${b.path})`);
        if (joined.length + apart.size > mostTerms) throw new PatternError("has too many parts");
      }
    }
    this.#unused.push(...apart);
    return joined;
  }

  #comparison(): PatternTerm[] {
    if (this.#takeSign("(")) {
      return this.#nested(() => {
        const inner = this.#anyOf();
        this.#expect(")");
        return inner;
      });
    }
    if (this.#takeWord("EXISTS")) {
      this.#take();
      return this.#leave("EXISTS does not name a value");
    }
    const path = this.#take();
    if (path.kind !== "word" || !path.text.includes(":")) throw new PatternError(`has no object path at ${show(path)}`);
    const negated = this.#takeWord("NOT");
    const operator = this.#take().text.toUpperCase();
    if (!comparisons.test(operator)) throw new PatternError(`has an unknown comparison "${operator.slice(0, 40)}"`);
    const values = operator === "IN" ? this.#list() : [this.#value()];
    if (negated) return this.#leave("NOT says what a value is not");
    const term = { path: tidyPath(path.text) };
    if (operator === "=" || operator === "==" || operator === "IN") return [{ ...term, values, like: [] }];
    if (operator === "LIKE") return [{ ...term, like: values }];
    if (operator === "MATCHES") return [{ ...term, like: [], matches: values }];
    return this.#leave(`${operator} does not name a value`);
  }

  #list(): string[] {
    this.#expect("(");
    const values = [this.#value()];
    while (this.#takeSign(",")) values.push(this.#value());
    this.#expect(")");
    return values;
  }

  #value(): string {
    const token = this.#take();
    if (token.kind === "string" || (token.kind === "word" && !token.text.includes(":"))) return token.text;
    throw new PatternError(`has no value at ${show(token)}`);
  }

  #leave(reason: string): PatternTerm[] {
    this.#unused.push(reason);
    return [];
  }

  #append(terms: PatternTerm[], more: readonly PatternTerm[]): void {
    for (const term of more) terms.push(term);
    if (terms.length > mostTerms) throw new PatternError("has too many parts");
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > deepest) throw new PatternError("is nested too deeply");
    const result = read();
    this.#depth--;
    return result;
  }

  #takeWord(word: string): boolean {
    if (this.#token.kind !== "word" || this.#token.text.toUpperCase() !== word) return false;
    this.#take();
    return true;
  }

  #takeSign(sign: string): boolean {
    if (this.#token.kind !== "sign" || this.#token.text !== sign) return false;
    this.#take();
    return true;
  }

  #expect(sign: string): void {
    if (!this.#takeSign(sign)) throw new PatternError(`lacks ${sign} at ${this.#shown()}`);
  }

  #take(): Token {
    const token = this.#token;
    if (token.kind === "end") throw new PatternError("ends too early");
    this.#token = this.#next();
    return token;
  }

  #next(): Token {
    tokenPattern.lastIndex = this.#position;
    const match = tokenPattern.exec(this.#text);
    if (!match) {
      const rest = this.#text.slice(this.#position).trim();
      if (rest === "") return { kind: "end", text: "" };
      throw new PatternError(`cannot be read from "${rest.slice(0, 40)}" on`);
    }
    this.#position = tokenPattern.lastIndex;
    const quoted = match[1] ?? match[2];
    if (quoted !== undefined) return { kind: "string", text: quoted.replace(/\\([\\'"])/g, "$1") };
    return match[5] === undefined
      ? { kind: "word", text: match[3] ?? match[4] ?? "" }
      : { kind: "sign", text: match[5] };
  }

  #shown(): string {
    return show(this.#token);
  }
}

function show(token: Token): string {
  return token.kind === "end" ? "its end" : `"${token.text.slice(0, 40)}"`;
}

function both(a: PatternTerm, b: PatternTerm): PatternTerm {
  const like = [...a.like, ...b.like];
  const matches = [...(a.matches ?? []), ...(b.matches ?? [])];
  const tests = { path: a.path, like, ...(matches.length > 0 ? { matches } : {}) };
  if (a.values === undefined) return b.values === undefined ? tests : { ...tests, values: b.values };
  const values = b.values === undefined ? a.values : a.values.filter((value) => b.values?.includes(value));
  return { ...tests, values };
}
