import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { beforeAll, describe, expect, it } from "vitest";
import { check, sillage } from "../sillage.ts";
import { authority, copyOf, flip, missingPrograms, placeWithCase, type SealedPlace, shell } from "./case.ts";

/** The commands that seal a case, check it, give a part of it away and examine it again. */

let plain: SealedPlace;
let sealed: SealedPlace;
const withKey = ["--key", "ana.key", "--passphrase-file", "passphrase"] as const;
const consent = [
  "--by",
  "Leyla Marchetti",
  "--to",
  "examination by Example Helpline",
  "--purpose",
  "to learn of spyware",
];

beforeAll(async () => {
  plain = await placeWithCase();
  sealed = copyOf(plain);
  const given = await sealed.run("consent", "ana", ...consent, "--until", "2099-12-31", "--scope", "no photos");
  expect(given).toMatchObject({ status: 0, stderr: "" });
  expect(await sealed.run("seal", "ana", ...withKey)).toMatchObject({ status: 0, stderr: "" });
});

const read = (...path: string[]) => readFileSync(join(...path), "utf8");
const acts = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { act: string }).act);

interface Told {
  readonly holds: boolean;
  readonly report: {
    readonly files: readonly { readonly path: string; readonly state: string }[];
    readonly signatures: readonly { readonly state: string }[];
    readonly problems: readonly string[];
    readonly masked: readonly { readonly path: string; readonly vouched: readonly { readonly state: string }[] }[];
    readonly timeStamp?: { readonly holds: boolean };
  };
  readonly beside?: readonly { readonly path: string; readonly state: string }[];
}

async function verified(place: SealedPlace, ...args: string[]): Promise<Told & { readonly status: number | null }> {
  const { status, stdout, stderr } = await place.run("verify", ...args, "--json");
  if (stdout === "") throw new Error(stderr);
  return { status, ...(JSON.parse(stdout) as Told) };
}

describe("help", () => {
  it.each(["keys", "seal", "verify", "consent", "share", "repeat"])(
    "sillage %s --help fits a screen",
    async (command) => {
      const { status, stdout, stderr } = await plain.run(command, "--help");
      expect([status, stderr]).toEqual([0, ""]);
      const lines = stdout.trimEnd().split("\n");
      expect(lines.length).toBeLessThanOrEqual(40);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
      expect((await plain.run("--help")).stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    },
  );

  it.each([
    ["keys", "new"],
    ["keys", "new", "two words", "--passphrase-file", "passphrase"],
    ["keys", "new", "ana", "--to", "ana.key", "--passphrase-file", "passphrase"],
    ["seal", "ana"],
    ["seal"],
    ["verify"],
    ["verify", "ana", "--signer", "nobody"],
    ["verify", "ana", "--signer", "ana+00000000+AAAA"],
    ["consent", "ana", "--by", "Ana"],
    ["share", "ana"],
    ["repeat", "ana"],
  ])("sillage %s %s %s is wrong usage", async (...args) => {
    expect(await plain.run(...args)).toMatchObject({ status: 2, stdout: "" });
  });
});

describe("a key", () => {
  it("is not made with a short passphrase, nor written over", async () => {
    const place = copyOf(plain);
    writeFileSync(place.at("short"), "short\n");
    const short = await place.run("keys", "new", "ben", "--passphrase-file", "short");
    expect(short).toMatchObject({ status: 2, stderr: expect.stringContaining("10 characters") });
    const key = read(place.at("ana.key"));
    const again = await place.run("keys", "new", "ben", "--to", "ana.key", "--passphrase-file", "passphrase");
    expect(again).toMatchObject({ status: 2, stderr: expect.stringContaining("never written over") });
    expect(read(place.at("ana.key"))).toBe(key);
  });

  it("is shown again, and for openssl", async () => {
    const shown = await plain.run("keys", "show", "ana.key", "--passphrase-file", "passphrase");
    expect(shown).toMatchObject({ status: 0, stdout: read(plain.at("signer.txt")) });
    const pem = await plain.run("keys", "show", "signer.txt", "--pem");
    expect(pem.stdout).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
  });

  it("is not opened by another passphrase", async () => {
    const place = copyOf(plain);
    writeFileSync(place.at("passphrase"), "another passphrase\n");
    expect(await place.run("seal", "ana", ...withKey)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/does not open/),
    });
    expect(existsSync(place.at("ana.sealed"))).toBe(false);
  });
});

describe("consent", () => {
  it("is in the case, its report and its log", async () => {
    expect(JSON.parse(read(sealed.at("ana", "consent.json")))).toMatchObject({
      by: "Leyla Marchetti",
      scope: ["no photos"],
    });
    expect(read(sealed.at("ana", "report.html"))).toContain("examination by Example Helpline");
    expect(read(plain.at("ana", "report.html"))).not.toContain("examination by Example Helpline");
    expect(acts(read(sealed.at("ana", "log.jsonl")))).toEqual(["created", "examined", "consent", "sealed"]);
    expect(read(sealed.at("ana", "log.jsonl"))).not.toContain("Marchetti");
    expect(await sealed.run("consent", "ana")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Until: 2099-12-31"),
    });
    expect(await plain.run("consent", "ana")).toMatchObject({ status: 3 });
  });

  it("is recorded with an examination, kept for the same evidence and removed for other", async () => {
    const place = copyOf(plain);
    const file = place.at("consent.json");
    writeFileSync(file, JSON.stringify({ by: "Leyla", to: "x", purpose: "y", until: "2099-12-31" }));
    const caseFolder = place.at("other");
    await check(place.evidence, ["--consent", file], { caseFolder });
    expect(JSON.parse(read(caseFolder, "consent.json"))).toMatchObject({ by: "Leyla" });
    expect(await check(place.evidence, [], { caseFolder })).toMatchObject({ status: 0, stderr: "" });
    expect(read(caseFolder, "report.html")).toContain("Leyla");
    const { stderr } = await check(join(place.evidence, "Manifest.db"), [], { caseFolder });
    expect(stderr).not.toBe("");
    writeFileSync(file, "{}");
    expect(await check(place.evidence, ["--consent", file])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/"by"|until/),
    });
  });
});

describe("verify", () => {
  it("finds everything as it was sealed", async () => {
    const told = await verified(sealed, "ana", "--signer", "signer.txt");
    expect(told).toMatchObject({ status: 0, holds: true, beside: [], report: { files: [], problems: [] } });
    expect(told.report.signatures).toMatchObject([{ state: "known" }]);
    const { stdout } = await sealed.run("verify", "ana.sealed");
    expect(stdout).toMatch(/Everything holds\.\nNo signer was named/);
  });

  it("says of a case that is not sealed what it is, and follows its log", async () => {
    expect(await plain.run("verify", "ana")).toMatchObject({ status: 3, stdout: "" });
    const place = copyOf(plain);
    const log = place.at("ana", "log.jsonl");
    writeFileSync(log, read(log).replace('"actor":"', '"actor":"not '));
    expect(await place.run("verify", "ana")).toMatchObject({
      status: 4,
      stdout: expect.stringContaining("line 2 does not follow"),
    });
    expect(await place.run("verify", "nothing")).toMatchObject({ status: 3 });
    expect(await place.run("verify", "passphrase")).toMatchObject({ status: 3 });
  });

  it("names each file of the bag of which a bit was flipped", async () => {
    const files = readdirSync(sealed.at("ana.sealed"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(sealed.at("ana.sealed").length + 1)
          .replaceAll("\\", "/"),
      );
    expect(files.length).toBeGreaterThan(10);
    const place = copyOf(sealed);
    for (const file of files) {
      const path = place.at("ana.sealed", file);
      const before = readFileSync(path);
      flip(path);
      const told = await verified(place, "ana.sealed", "--signer", "signer.txt");
      expect([told.status, JSON.stringify(told.report)], file).toEqual([4, expect.stringContaining(file)]);
      writeFileSync(path, before);
    }
    expect(await verified(place, "ana.sealed")).toMatchObject({ status: 0 });
  });

  it("names what is missing, what was added, and what was changed in the case beside its seal", async () => {
    const place = copyOf(sealed);
    rmSync(place.at("ana.sealed", "data", "coverage.json"));
    writeFileSync(place.at("ana.sealed", "data", "more"), "");
    flip(place.at("ana", "findings.json"));
    writeFileSync(place.at("ana", ".DS_Store"), "");
    const told = await verified(place, "ana");
    expect(told.status).toBe(4);
    expect(told.report.files).toEqual([
      { path: "data/coverage.json", state: "missing" },
      { path: "data/more", state: "added" },
    ]);
    expect(told.beside).toEqual([{ path: "findings.json", state: "changed" }]);
    const { stdout } = await place.run("verify", "ana");
    expect(stdout).toContain("missing: data/coverage.json");
    expect(stdout).toContain("NOT everything holds.");
  });

  it("does not take another's seal for the signer's", async () => {
    const place = copyOf(plain);
    const other = await place.run("keys", "new", "eve", "--passphrase-file", "passphrase");
    writeFileSync(place.at("eve.txt"), other.stdout);
    await place.run("seal", "ana", "--key", "eve.key", "--passphrase-file", "passphrase");
    expect(await verified(place, "ana", "--signer", "eve.txt")).toMatchObject({ status: 0 });
    const told = await verified(place, "ana", "--signer", "signer.txt");
    expect(told).toMatchObject({ status: 4, report: { signatures: [{ state: "unnamed" }] } });
  });
});

describe("seal", () => {
  it("does not seal over what is sealed, nor what is no case", async () => {
    const again = await sealed.run("seal", "ana", ...withKey);
    expect(again).toMatchObject({ status: 2, stderr: expect.stringContaining("--to") });
    expect(await sealed.run("seal", "passphrase", ...withKey)).toMatchObject({ status: 3 });
  });

  it("takes further signatures, and writes them in the log that follows on the sealed one", async () => {
    const place = copyOf(sealed);
    const ben = await place.run("keys", "new", "ben", "--passphrase-file", "passphrase");
    writeFileSync(place.at("both.txt"), read(place.at("signer.txt")) + ben.stdout);
    const add = ["seal", "ana.sealed", "--key", "ben.key", "--passphrase-file", "passphrase"] as const;
    expect(await place.run(...add)).toMatchObject({ status: 0, stderr: "" });
    expect(await verified(place, "ana.sealed", "--signer", "both.txt")).toMatchObject({ status: 0 });
    expect(acts(read(place.at("ana.sealed", "log.jsonl")))).toEqual(["signed"]);
    expect(await place.run(...add)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("has signed it already"),
    });
    flip(place.at("ana.sealed", "data", "findings.json"));
    expect(await place.run(...add)).toMatchObject({ status: 4 });
  });

  const lacking = missingPrograms("openssl");
  it.skipIf(lacking !== "")(
    `keeps a time stamp of this note and no other (needs openssl${lacking && ": not here"})`,
    async () => {
      const place = copyOf(sealed);
      authority(place.folder);
      const answer = (query: string, to: string) => {
        const said = shell(place.folder, `openssl ts -reply -config tsa.cnf -queryfile ${query} -out ${to}`);
        if (said.status !== 0) throw new Error(said.said);
      };
      writeFileSync(place.at("other"), "other");
      shell(place.folder, "openssl ts -query -data other -sha256 -cert -out other.tsq");
      await place.run("seal", "ana", "--timestamp-request");
      answer("other.tsq", "other.tsr");
      answer("ana.sealed/seal.note.tsq", "first.tsr");
      expect(await place.run("seal", "ana", "--timestamp-response", "other.tsr")).toMatchObject({
        status: 3,
        stderr: expect.stringContaining("of other bytes than seal.note"),
      });
      await place.run("seal", "ana", "--timestamp-request");
      expect(await place.run("seal", "ana", "--timestamp-response", "first.tsr")).toMatchObject({
        status: 3,
        stderr: expect.stringContaining("answers another request"),
      });
      answer("ana.sealed/seal.note.tsq", "second.tsr");
      expect(await place.run("seal", "ana", "--timestamp-response", "second.tsr")).toMatchObject({ status: 0 });
      expect(await verified(place, "ana")).toMatchObject({ status: 0, report: { timeStamp: { holds: true } } });
      const signed = await place.run("seal", "ana.sealed", "--key", "ana.key", "--passphrase-file", "passphrase");
      expect(signed).toMatchObject({ status: 2, stderr: expect.stringContaining("time stamp") });
      writeFileSync(place.at("ana.sealed", "seal.note.tsr"), readFileSync(place.at("other.tsr")));
      expect(await verified(place, "ana")).toMatchObject({ status: 4, report: { timeStamp: { holds: false } } });
    },
  );
});

describe("share", () => {
  let recipient: string;

  beforeAll(async () => {
    const identity = await generateX25519Identity();
    recipient = await identityToRecipient(identity);
    writeFileSync(sealed.at("id.txt"), `# a key\n${identity}\n`);
    writeFileSync(sealed.at("other-id.txt"), `${await generateX25519Identity()}\n`);
  });

  it("gives a part away that proves where it is from", async () => {
    const place = copyOf(sealed);
    const shared = await place.run("share", "ana", "--to", recipient, "--only", "findings", "--only", "report");
    expect(shared).toMatchObject({ status: 0, stderr: "" });
    const told = await verified(place, "ana.zip.age", "--identity", "id.txt", "--signer", "signer.txt");
    expect(told).toMatchObject({ status: 0, report: { kind: "shared_part", same: 3, problems: [] } });
    expect(acts(read(place.at("ana", "log.jsonl"))).at(-1)).toBe("shared");
    expect(await verified(place, "ana")).toMatchObject({ status: 0, beside: [] });
    expect(await place.run("verify", "ana.zip.age", "--identity", "other-id.txt")).toMatchObject({ status: 3 });
    expect(await place.run("verify", "ana.zip.age")).toMatchObject({ status: 3 });
    flip(place.at("ana.zip.age"));
    expect((await place.run("verify", "ana.zip.age", "--identity", "id.txt")).status).toBeGreaterThanOrEqual(3);
  });

  it("gives all of it where no part is named, also of a sealed folder by itself", async () => {
    const place = copyOf(sealed);
    rmSync(place.at("ana"), { recursive: true });
    expect(await place.run("share", "ana.sealed", "--to", recipient)).toMatchObject({ status: 0 });
    const told = await verified(place, "ana.zip.age", "--identity", "id.txt");
    expect(told).toMatchObject({ status: 0, report: { same: readdirSync(place.at("ana.sealed", "data")).length } });
    expect(await verified(place, "ana.sealed")).toMatchObject({ status: 0, report: { logLines: 5 } });
  });

  it("masks copies, says that they are, and lets the sharer vouch for them", async () => {
    const place = copyOf(sealed);
    const shared = await place.run("share", "ana", "--to", recipient, "--mask", "all", ...withKey);
    expect(shared).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/cannot be masked: log.jsonl, records.duckdb/),
    });
    const told = await verified(place, "ana.zip.age", "--identity", "id.txt", "--signer", "signer.txt");
    expect(told).toMatchObject({ status: 0, report: { same: 0 } });
    expect(told.report.masked.map(({ path }) => path)).toContain("masked/findings.json");
    expect(told.report.masked[0]?.vouched).toMatchObject([{ state: "known" }]);
    const { stdout } = await place.run("verify", "ana.zip.age", "--identity", "id.txt");
    expect(stdout).toMatch(
      /Masked copy: masked\/report.html of data\/report.html .*signed as a copy of it by helpline/,
    );
    const named = await place.run(
      "share",
      "ana",
      "--to",
      recipient,
      "--mask",
      "names",
      "--only",
      "records",
      "--output",
      "x",
    );
    expect(named).toMatchObject({ status: 2, stderr: expect.stringContaining("cannot be masked") });
  });

  const lacking = missingPrograms("age", "unzip");
  it.skipIf(lacking !== "")(
    `leaves no name in a masked part (needs age and unzip${lacking && ": not here"})`,
    async () => {
      const place = copyOf(sealed);
      await place.run("share", "ana", "--to", recipient, "--mask", "all", "--output", "part.zip.age");
      shell(place.folder, "age -d -i id.txt part.zip.age > part.zip && unzip -q part.zip -d part");
      const all = execFileSync(
        "cat",
        readdirSync(place.at("part", "masked")).map((name) => place.at("part", "masked", name)),
      );
      expect(all.length).toBeGreaterThan(10_000);
      expect(all.toString()).not.toContain("Marchetti");
      expect(await verified(place, "part")).toMatchObject({ status: 0 });
      flip(place.at("part", "masked", "report.html"));
      expect((await verified(place, "part")).report.files).toMatchObject([
        { path: "masked/report.html", state: "changed" },
      ]);
    },
  );

  it.each([
    ["an unsealed case", ["other"], 3, /not sealed/],
    ["somebody who is no recipient", ["ana", "--to", "ana@example.org"], 2, /not an age recipient/],
    ["a part that there is not", ["ana", "--only", "photos"], 2, /has no photos/],
    ["a file that is there", ["ana", "--output", "passphrase"], 2, /is there already/],
  ])("refuses %s", async (_, args, status, message) => {
    const place = copyOf(sealed);
    execFileSync("cp", ["-r", place.at("ana"), place.at("other")]);
    const to = args.includes("--to") ? [] : ["--to", recipient];
    expect(await place.run("share", ...args, ...to)).toMatchObject({ status, stderr: expect.stringMatching(message) });
  });

  it("does not give away what is not as it was sealed", async () => {
    const place = copyOf(sealed);
    flip(place.at("ana.sealed", "data", "report.html"));
    expect(await place.run("share", "ana", "--to", recipient)).toMatchObject({ status: 4 });
    expect(existsSync(place.at("ana.zip.age"))).toBe(false);
  });
});

describe("repeat", () => {
  const again = (place: SealedPlace, ...args: string[]) =>
    place.run("repeat", "ana", "--evidence", place.evidence, "--quiet", "--threads", "1", ...args);

  it("says that the same evidence gives the same case", async () => {
    const place = copyOf(sealed);
    const { status, stdout } = await again(place);
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/findings: same\n.*\n.*\nrecords: same, \d+ now\nSame\.\n$/),
    ]);
    expect(acts(read(place.at("ana", "log.jsonl"))).at(-1)).toBe("repeated");
    expect(readdirSync(place.folder).filter((name) => name.startsWith(".sillage"))).toEqual([]);
  });

  it("names each difference", async () => {
    const place = copyOf(plain);
    const path = place.at("ana", "findings.json");
    const findings = JSON.parse(read(path)) as { id: string; severity: string }[];
    const [first] = findings;
    if (!first) throw new Error("no findings");
    writeFileSync(path, JSON.stringify([{ ...first, severity: "none" }, ...findings.slice(1, -1)]));
    const { status, stdout } = await again(place, "--json");
    const { parts } = JSON.parse(stdout) as { parts: { part: string; differences: string[] }[] };
    const told = parts.find(({ part }) => part === "findings")?.differences ?? [];
    expect(status).toBe(4);
    expect(told).toEqual([
      `[${first.id}].severity: "none" → "${first.severity}"`,
      expect.stringContaining(`[${findings.at(-1)?.id}]: new: `),
    ]);
  });

  it("says which packs are not at hand", async () => {
    const place = copyOf(plain);
    const pack = place.at("mine.txt");
    writeFileSync(pack, "https://lure.example/\n");
    await check(place.evidence, ["--indicators", pack], { caseFolder: place.at("ana") });
    const without = await again(place);
    expect(without).toMatchObject({
      status: 4,
      stdout: expect.stringContaining("Pack not at hand: mine.txt, SHA-256 "),
    });
    expect(await again(place, "--indicators", pack)).toMatchObject({ status: 0 });
    appendFileSync(pack, "https://more.example/\n");
    expect(await again(place, "--indicators", pack)).toMatchObject({ status: 4 });
  });

  it("does not open what is no evidence, and keeps the new case when asked to", async () => {
    const place = copyOf(plain);
    expect(await place.run("repeat", "ana", "--evidence", place.at("signer.txt"))).toMatchObject({ status: 3 });
    expect(await again(place, "--keep", "anew")).toMatchObject({ status: 0 });
    expect(existsSync(place.at("anew", "report.html"))).toBe(true);
  });
});

describe("the network", () => {
  it("is used by none of these commands", async () => {
    const place = copyOf(plain);
    const noted = place.at("noted");
    const hook = fileURLToPath(new URL("../hooks/no-network.mjs", import.meta.url));
    const env = { SILLAGE_TEST_NETWORK: noted, NODE_OPTIONS: `--import=${hook}` };
    const recipient = await identityToRecipient(await generateX25519Identity());
    for (const args of [
      ["consent", "ana", ...consent, "--until", "2099-12-31"],
      ["seal", "ana", ...withKey, "--timestamp-request"],
      ["verify", "ana"],
      ["share", "ana", "--to", recipient],
    ]) {
      expect(await sillage(args, { cwd: place.folder, env }), args[0]).toMatchObject({ status: 0 });
    }
    expect(read(noted).trim().split("\n")).toEqual(Array(4).fill("ready"));
  });
});
