import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { UsageError } from "../exit-status.ts";

/** The environment variable that may hold the password. */
export const passwordVariable = "SILLAGE_PASSWORD";

/** From a file or the environment; never from the command line, where other programs could read it. */
export function givenPassword(file: string | undefined): string | undefined {
  if (file === undefined) return process.env[passwordVariable];
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch {
    throw new UsageError(`the password file ${file} cannot be read`);
  }
}

/** Where pieces of the evidence have passwords of their own: one a file. */
export function givenPasswords(files: readonly string[]): readonly string[] {
  const given = files.length > 0 ? files.map(givenPassword) : [givenPassword(undefined)];
  return given.filter((password) => password !== undefined);
}

/** The text of the owner's age key file. */
export function givenIdentity(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UsageError(`the key file ${file} cannot be read`);
  }
}

/** The bytes of the owner's key file to a backup of messages: some of these files are no text. */
export function givenKey(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    throw new UsageError(`the key file ${file} cannot be read`);
  }
}

export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks on the terminal without echo; undefined where there is no terminal or the person gave up with Ctrl-C or Ctrl-D. */
export async function askPassword(question: string): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (!canAsk()) return undefined;
  stderr.write(`${stripVTControlCharacters(question)} `);
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  stdin.resume();
  try {
    return await new Promise<string | undefined>((resolve) => {
      let typed = "";
      const onData = (text: string) => {
        for (const character of text) {
          if (character === "\r" || character === "\n") return finish(typed);
          if (character === "\x03" || character === "\x04") return finish(undefined);
          if (character === "\x7f" || character === "\b") typed = Array.from(typed).slice(0, -1).join("");
          else typed += character;
        }
      };
      const finish = (answer: string | undefined) => {
        stdin.off("data", onData);
        resolve(answer);
      };
      stdin.on("data", onData);
    });
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write("\n");
  }
}
