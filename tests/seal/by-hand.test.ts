import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import {
  ageKey,
  authority,
  copyOf,
  flip,
  missingPrograms,
  passphrase,
  placeWithCase,
  type SealedPlace,
  shell,
} from "./case.ts";

/** docs/sealing.md tells a stranger which commands to type: these are typed here, letter by letter. */

const blocks = [
  ...readFileSync(new URL("../../docs/sealing.md", import.meta.url), "utf8").matchAll(/```sh ?(\w*)\n(.*?)```/gs),
].map(([, name = "", commands = ""]) => ({ name, commands }));

const commandsOf = (name: string) => blocks.filter((block) => block.name === name).map(({ commands }) => commands);

const lacking = missingPrograms("bash", "sha256sum", "openssl", "age", "age-keygen", "unzip", "script");

describe.skipIf(lacking !== "")(`by hand${lacking === "" ? "" : ` (skipped: this machine lacks ${lacking})`}`, () => {
  let place: SealedPlace;

  beforeAll(async () => {
    place = await placeWithCase();
    const sealed = await place.run("seal", "ana", "--key", "ana.key", "--passphrase-file", "passphrase");
    if (sealed.status !== 0) throw new Error(sealed.stderr);
  });

  /** A copy of the sealed folder with the signer's line in it. */
  function sealed(): string {
    const copy = copyOf(place);
    copyFileSync(copy.at("signer.txt"), copy.at("ana.sealed", "signer.txt"));
    return copy.at("ana.sealed");
  }

  it("has its commands", () => {
    expect(commandsOf("").length).toBe(6);
    for (const name of ["timestamp", "part", "proof", "key"]) expect(commandsOf(name).length).toBe(1);
  });

  it("a sealed case is checked with sha256sum and openssl", () => {
    const folder = sealed();
    for (const commands of commandsOf("")) {
      expect(shell(folder, commands), commands).toMatchObject({ status: 0 });
    }
  });

  it.each([
    ["a file", "data/findings.json", 0],
    ["a list", "bag-info.txt", 0],
    ["the list of lists", "tagmanifest-sha256.txt", 2],
    ["the text of the note", "seal.note", 4],
    ["the log", "data/log.jsonl", 5],
  ])("a flipped bit of %s is found", (_, file, block) => {
    const folder = sealed();
    if (file === "seal.note") {
      const note = readFileSync(`${folder}/${file}`, "utf8");
      writeFileSync(`${folder}/${file}`, note.replace("sealed 2", "sealed 3"));
    } else flip(`${folder}/${file}`);
    const [keyBlock = ""] = commandsOf("").slice(3, 4);
    expect(shell(folder, keyBlock).status).toBe(0);
    expect(shell(folder, commandsOf("")[block] ?? "").status).not.toBe(0);
  });

  it("an added file is found", () => {
    const folder = sealed();
    writeFileSync(`${folder}/data/more.json`, "{}");
    expect(shell(folder, commandsOf("")[1] ?? "").status).not.toBe(0);
  });

  it("a part is opened with age and unzip, and its proof leads to the note", async () => {
    const copy = copyOf(place);
    const recipient = ageKey(copy.folder);
    const shared = await copy.run("share", "ana", "--to", recipient, "--only", "findings", "--output", "part.zip.age");
    expect(shared).toMatchObject({ status: 0 });
    const [open = "", prove = ""] = [...commandsOf("part"), ...commandsOf("proof")];
    expect(shell(copy.folder, open)).toMatchObject({ status: 0 });
    expect(shell(copy.at("part"), prove)).toMatchObject({ status: 0 });
    const [, , , key = "", signature = ""] = commandsOf("");
    copyFileSync(copy.at("signer.txt"), copy.at("part", "signer.txt"));
    expect(shell(copy.at("part"), key + signature)).toMatchObject({ status: 0 });
    flip(copy.at("part", "data", "findings.json"));
    expect(shell(copy.at("part"), prove).status).not.toBe(0);
  });

  it("a key is opened with age and read by openssl", () => {
    const copy = copyOf(place);
    const [open = "", read = ""] = (commandsOf("key")[0] ?? "").trim().split("\n");
    // age asks for the passphrase on a terminal, and nowhere else: script(1) is one.
    const typed = spawnSync("script", ["-qec", open, "/dev/null"], {
      cwd: copy.folder,
      input: `${passphrase}\n`,
      encoding: "utf8",
    });
    expect(typed.status, typed.stdout).toBe(0);
    const shown = shell(copy.folder, read);
    expect(shown.status).toBe(0);
    const [, , key = ""] = readFileSync(copy.at("signer.txt"), "utf8")
      .trim()
      .split(/\+(?=[0-9a-f]{8}\+)|(?<=\+[0-9a-f]{8})\+/);
    const der = Buffer.from(shown.said.replace(/-----.*-----|\s/g, ""), "base64");
    expect(der.subarray(-32).equals(Buffer.from(key, "base64").subarray(1))).toBe(true);
  });

  it("a time stamp is checked with openssl", async () => {
    const copy = copyOf(place);
    expect(await copy.run("seal", "ana", "--timestamp-request")).toMatchObject({ status: 0 });
    authority(copy.folder);
    const reply = "openssl ts -reply -config tsa.cnf -queryfile ana.sealed/seal.note.tsq -out answer.tsr";
    expect(shell(copy.folder, reply)).toMatchObject({ status: 0 });
    expect(await copy.run("seal", "ana", "--timestamp-response", "answer.tsr")).toMatchObject({ status: 0 });
    copyFileSync(copy.at("authority.pem"), copy.at("ana.sealed", "authority.pem"));
    const [verify = ""] = commandsOf("timestamp");
    expect(shell(copy.at("ana.sealed"), verify)).toMatchObject({ status: 0 });
    flip(copy.at("ana.sealed", "seal.note"));
    expect(shell(copy.at("ana.sealed"), verify).status).not.toBe(0);
  });
});
