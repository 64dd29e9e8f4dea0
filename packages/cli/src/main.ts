import { exitStatus, UsageError } from "./exit-status.ts";

const help = `Sillage looks into phones for traces of spyware, extraction and targeting.

Usage: sillage              opens the workbench in the browser
       sillage COMMAND …    --help after its name says more

  check EVIDENCE…      examine a backup, a dump or an archive of one
  open [CASE]          look at a case, or at all of them, in the browser
  report CASE …        write the report in another form or language, or masked
  assess CASE …        record what an analyst says of a finding
  export CASE …        write a case for other systems: STIX, MISP, CSV, JSON …
  observables CASE …   list numbers, addresses, accounts that its records name
  consent CASE …       record what the phone's owner agreed to
  keys …               make a key to seal cases with
  seal CASE …          seal a case, so that others can check it
  verify CASE|BUNDLE   check what was sealed, and name what changed
  share CASE …         give away a part of a sealed case, encrypted, with proof
  repeat CASE …        examine the evidence again and compare
  packs …              list, add, remove or update indicator packs
  practice …           build and examine the phone of an invented person

Try it: sillage practice network-injection --check
Nothing leaves this computer: an examination uses no network.
`;

type Command = (args: string[]) => Promise<number>;

/** Only what a command needs is loaded. */
const commands: Record<string, () => Promise<Command>> = {
  check: async () => (await import("./commands/check.ts")).checkCommand,
  open: async () => (await import("./commands/open.ts")).openCommand,
  report: async () => (await import("./commands/report.ts")).reportCommand,
  assess: async () => (await import("./commands/assess.ts")).assessCommand,
  export: async () => (await import("./commands/export.ts")).exportCommand,
  observables: async () => (await import("./commands/observables.ts")).observablesCommand,
  consent: async () => (await import("./commands/consent.ts")).consentCommand,
  keys: async () => (await import("./commands/keys.ts")).keysCommand,
  seal: async () => (await import("./commands/seal.ts")).sealCommand,
  verify: async () => (await import("./commands/verify.ts")).verifyCommand,
  share: async () => (await import("./commands/share.ts")).shareCommand,
  repeat: async () => (await import("./commands/repeat.ts")).repeatCommand,
  packs: async () => {
    const { packsCommand } = await import("./commands/packs.ts");
    return (args) => packsCommand(args, terminalStreams);
  },
  practice: async () => (await import("./commands/practice.ts")).practiceCommand,
};

const terminalStreams = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

export async function main(args: string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", unlessNobodyReads);
  process.exitCode = await run(args);
}

/** `sillage … | head` closes our output before its end. The work is still done: a case must not depend on who looks on. */
function unlessNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

async function run(args: string[]): Promise<number> {
  // A person who types the name alone wants to see something; a script gets to know that it said too little.
  const [name, ...rest] = args.length === 0 && process.stdout.isTTY ? ["open"] : args;
  if (name === "--version" || name === "-V" || name === "version") {
    const { version } = await import("./version.ts");
    process.stdout.write(`sillage ${version()}\n`);
    return exitStatus.examined;
  }
  const [asked] = rest;
  if (name === "help" && asked !== undefined && Object.hasOwn(commands, asked)) return run([asked, "--help"]);
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const { laidOut, printHelp } = await import("./terminal/help.ts");
    if (name !== undefined) printHelp(help);
    else process.stderr.write(`${laidOut(help.trimEnd(), 80)}\n`);
    return name === undefined ? exitStatus.usage : exitStatus.examined;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    const known = Object.keys(commands).join(", ");
    process.stderr.write(`sillage: there is no command "${name}", only ${known}.\nSee: sillage --help\n`);
    return exitStatus.usage;
  }
  try {
    const command = await load();
    return await command(rest);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`sillage: ${error.message}\nSee: sillage ${name} --help\n`);
      return exitStatus.usage;
    }
    process.stderr.write(
      `sillage: a defect of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.stderr.write("Please report it. What was examined so far must not be taken for a result.\n");
    return exitStatus.defect;
  }
}
