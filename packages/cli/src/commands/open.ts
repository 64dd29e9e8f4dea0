import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { exitStatus, UsageError } from "../exit-status.ts";
import { caseId } from "../server/cases.ts";
import { pagesFolder } from "../server/pages.ts";
import { serveWorkbench } from "../server/serve.ts";
import { printHelp } from "../terminal/help.ts";
import { parseWords } from "./arguments.ts";

const help = `Usage: sillage open [CASE|FOLDER] [options]
       sillage

Opens the workbench in the browser: a case, or the list of the cases in FOLDER (default: those here
and in the folder Sillage of your own folder), where evidence can be examined as well.

  --lock MINUTES   lock after so long without a touch; 0: never (default: 15)
  --no-browser     print the address and open nothing

The address works once, in one browser of this computer; Enter opens a new one. Nothing leaves this
computer. Ctrl-C ends it.
`;

const defaultLock = 15;

interface Options {
  readonly folders: readonly string[];
  readonly home: string;
  /** The case to start with. */
  readonly caseFolder: string | undefined;
  readonly lockAfterMinutes: number;
  readonly browser: boolean;
}

export async function openCommand(args: string[]): Promise<number> {
  const options = parse(args);
  if (!options) {
    printHelp(help);
    return exitStatus.examined;
  }
  const { folders, home, caseFolder, lockAfterMinutes } = options;
  const place = caseFolder === undefined ? "" : `?to=/case/${caseId(caseFolder)}`;
  const served = await serveWorkbench({
    places: { folders, home },
    pages: pagesFolder(),
    lockAfterMinutes,
    announce(address, why) {
      const whole = address + place;
      process.stdout.write(`${why === "locked" ? "Locked. To go on, open:\n" : ""}${whole}\n`);
      if (why === "start") process.stdout.write(howToGoOn());
      if (why !== "locked" && options.browser) openBrowser(whole);
    },
    defect: (error) =>
      void process.stderr.write(
        `sillage: a defect of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      ),
  });
  const stopListening = onEnter(() => served.again());
  await interrupted();
  stopListening();
  await served.close();
  return exitStatus.examined;
}

function howToGoOn(): string {
  const again = process.stdin.isTTY ? " Enter opens it again with a new address." : "";
  return `The address works once.${again} The workbench runs until Ctrl-C.\n`;
}

/** Whoever closed the page, or whose workbench has locked, needs no address to be copied. */
function onEnter(run: () => void): () => void {
  const { stdin } = process;
  if (!stdin.isTTY) return () => {};
  stdin.on("data", run);
  return () => {
    stdin.off("data", run);
    stdin.pause();
  };
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      process.off("SIGINT", end);
      process.off("SIGTERM", end);
      resolve();
    };
    process.on("SIGINT", end);
    process.on("SIGTERM", end);
  });
}

/** Where it fails, the address stands in the window. */
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", address]
      : process.platform === "win32"
        ? ["rundll32", "url.dll,FileProtocolHandler", address]
        : ["xdg-open", address];
  if (command === undefined) return;
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.once("error", () => {});
  child.unref();
}

function parse(args: string[]): Options | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  if (positionals.length > 1) throw new UsageError("open one case, or one folder of cases");
  const lockAfterMinutes = Number(values.lock ?? defaultLock);
  if (!Number.isInteger(lockAfterMinutes) || lockAfterMinutes < 0) {
    throw new UsageError("--lock takes minutes: a whole number from 0");
  }
  const common = { lockAfterMinutes, browser: !values["no-browser"] };
  const [given] = positionals;
  const own = join(homedir(), "Sillage");
  if (given === undefined) return { ...common, folders: [process.cwd()], home: own, caseFolder: undefined };
  const folder = resolve(given);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new UsageError(`there is no folder ${folder}`);
  if (existsSync(join(folder, "case.json"))) return { ...common, folders: [folder], home: own, caseFolder: folder };
  return { ...common, folders: [folder], home: folder, caseFolder: undefined };
}

function parsed(args: string[]) {
  return parseWords(args, {
    lock: { type: "string" },
    "no-browser": { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
}
