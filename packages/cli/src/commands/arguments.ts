import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "../exit-status.ts";

/** Reads the words after a command's name. Throws UsageError with what is wrong of them. */
export function parseWords<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(wordsOf(error));
  }
}

/** What Node says is wrong, without its advice on words that begin with a dash. */
function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [unknown] = /(?<=Unknown option ')[^']+/.exec(message) ?? [];
  return unknown === undefined ? (message.split(". ")[0] ?? message) : `there is no option ${unknown}`;
}

/** The choice that a word names; undefined where there is no word. Throws UsageError for any other. */
export function oneOf<T extends string>(option: string, allowed: readonly T[], word: string): T;
export function oneOf<T extends string>(option: string, allowed: readonly T[], word: string | undefined): T | undefined;
export function oneOf<T extends string>(
  option: string,
  allowed: readonly T[],
  word: string | undefined,
): T | undefined {
  if (word === undefined) return undefined;
  const found = allowed.find((candidate) => candidate === word);
  if (found === undefined) throw new UsageError(`${option} takes one of: ${allowed.join(", ")}`);
  return found;
}
