import { exitStatus, UsageError } from "./exit-status.ts";

const help = `sillage examines what a phone remembers for traces of spyware, forensic extraction and targeting.

Usage: sillage COMMAND …

  check EVIDENCE…      examine a backup, a file-system dump or an archive of one
  export CASE …        write a case for other systems: STIX, MISP, Timesketch, CASE, CSV, JSON, Parquet
  packs …              list, add, remove or update indicator packs
  practice …           build and examine a practice phone of an invented person

  sillage COMMAND --help   says more
  sillage --version        prints the version

Nothing leaves this computer: an examination uses no network.
`;

type Command = (args: string[]) => Promise<number>;

/** Only what a command needs is loaded. */
const commands: Record<string, () => Promise<Command>> = {
  check: async () => (await import("./commands/check.ts")).checkCommand,
  export: async () => (await import("./commands/export.ts")).exportCommand,
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
  process.exitCode = await run(args);
}

async function run(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === "--version" || name === "-V" || name === "version") {
    const { version } = await import("./version.ts");
    process.stdout.write(`sillage ${version()}\n`);
    return exitStatus.examined;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    (name === undefined ? process.stderr : process.stdout).write(help);
    return name === undefined ? exitStatus.usage : exitStatus.examined;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    process.stderr.write(`sillage: there is no command "${name}". Commands: ${Object.keys(commands).join(", ")}.\n`);
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
