import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Missing } from "./case.ts";

const root = resolve(import.meta.dirname, "..");
const work = join(import.meta.dirname, ".work");
const generators = join(root, "..", "shared", "generators");

/** Where inputs and outputs lie, and how the commands that are compared are called. */
export interface Room {
  /** A path under bench/.work. */
  path(name: string): string;
  /** A text file of this content, made once. */
  text(name: string, content: () => string): string;
  /** What a generator of the shared folder makes, made once. Its first argument, OUT, is added in front. */
  generated(name: string, generator: string, args: readonly string[]): string;
  /** As `generated`, of a generator that takes SRC DST. */
  derived(name: string, generator: string, source: string, args: readonly string[]): string;
  /** What any command makes at the path that it is given, made once. */
  made(name: string, command: (path: string) => readonly string[], environment?: Record<string, string>): string;
  sillage(...args: string[]): readonly string[];
  /** A program of bench/programs, in the same Node. */
  program(name: string, ...args: string[]): readonly string[];
  /** The peer's iPhone command, silent on the network. */
  mvtIos(...args: string[]): readonly string[];
  /** The peer's Android command, likewise. */
  mvtAndroid(...args: string[]): readonly string[];
}

/** The peer asks for updates at every start, unless told not to. */
export const peerEnvironment = { MVT_NETWORK_ACCESS_ALLOWED: "false" };

/** The peer as measured; a figure without its version says little. */
const peerVersion = "2026.10.26";

export function openRoom(): Room {
  mkdirSync(work, { recursive: true });
  const path = (name: string) => join(work, name);

  function made(name: string, command: (path: string) => readonly string[], environment = {}): string {
    const whole = path(name);
    if (existsSync(whole)) return whole;
    // Under another name until it is whole: a run that was stopped leaves nothing that looks finished.
    const half = `${whole}.half`;
    rmSync(half, { recursive: true, force: true });
    process.stderr.write(`making ${name}\n`);
    run(command(half), environment);
    renameSync(half, whole);
    return whole;
  }

  function generator(name: string): string {
    const file = join(generators, name);
    if (!existsSync(file)) throw new Missing(`${file} is not there: the generators lie beside the checkout`);
    return file;
  }

  return {
    path,
    made,
    text(name, content) {
      if (!existsSync(path(name))) writeFileSync(path(name), content());
      return path(name);
    },
    generated: (name, script, args) => made(name, (out) => ["python3", generator(script), out, ...args]),
    derived: (name, script, source, args) => made(name, (out) => ["python3", generator(script), source, out, ...args]),
    sillage: (...args) => [process.execPath, join(root, "packages/cli/bin/sillage.js"), ...args],
    program: (name, ...args) => [process.execPath, join(import.meta.dirname, "programs", name), ...args],
    mvtIos: (...args) => silentPeer("mvt-ios", args),
    mvtAndroid: (...args) => silentPeer("mvt-android", args),
  };

  function silentPeer(command: string, args: readonly string[]): readonly string[] {
    return [join(peer(), "bin", command), "--disable-update-check", "--disable-indicator-update-check", ...args];
  }

  /** A virtual environment cannot be moved, so it is made in its place and marked when it is whole. */
  function peer(): string {
    const folder = path(`mvt-${peerVersion}`);
    const mark = join(folder, "whole");
    if (existsSync(mark)) return folder;
    rmSync(folder, { recursive: true, force: true });
    process.stderr.write(`installing the peer, mvt ${peerVersion}\n`);
    try {
      run(["python3", "-m", "venv", folder]);
      run([join(folder, "bin/pip"), "install", "--quiet", `mvt==${peerVersion}`]);
    } catch (error) {
      throw new Missing(`the peer could not be installed: ${error instanceof Error ? error.message : String(error)}`);
    }
    writeFileSync(mark, "");
    return folder;
  }
}

function run(command: readonly string[], environment: Record<string, string> = {}): void {
  const [file = "", ...args] = command;
  const { status, stderr, error } = spawnSync(file, args, {
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${command.join(" ")}: ${error?.message ?? stderr.slice(-2000)}`);
}

/** What the figures were measured on and with, a line each. */
export function conditions(): readonly string[] {
  const version = (folder: string): string =>
    (JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as { version: string }).version;
  const git = spawnSync("git", ["describe", "--always", "--dirty"], { cwd: dirname(work), encoding: "utf8" });
  return [
    `sillage ${version("packages/cli")} (${git.stdout.trim() || "no git"}), Node ${process.versions.node}, DuckDB ${version("node_modules/@duckdb/node-api")}`,
    `mvt ${peerVersion}, ${spawnSync("python3", ["--version"], { encoding: "utf8" }).stdout.trim()}`,
  ];
}
