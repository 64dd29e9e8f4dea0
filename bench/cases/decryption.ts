import { join } from "node:path";
import type { BenchCase, Contender } from "../case.ts";
import { peerEnvironment, type Room } from "../room.ts";

const names = {
  encrypted: "sillage check --hash-all, encrypted",
  plain: "sillage check --hash-all, the same in clear",
  floor: "floor: the same PBKDF2 and AES by OpenSSL, in Node",
  peer: "mvt-ios decrypt-backup",
} as const;

/** The generator's own password. */
const password = "oracle";

export const decryption: BenchCase = {
  name: "decryption",
  title: "an encrypted backup of 5,027 files, 344 MB, PBKDF2 of 10,000,000 rounds",
  aims: ["decryption costs at most 1.3 × what OpenSSL takes for the same PBKDF2 and AES"],
  prepare(room) {
    const source = room.generated("media", "gen_ios.py", ["--manifest", "5000"]);
    const unpadded = room.derived("encrypted-unpadded", "gen_encrypted.py", source, [
      "--dpic",
      "10000000",
      "--iter",
      "10000",
      "--media",
      "5000",
    ]);
    const encrypted = room.made("encrypted", (path) => [
      "python3",
      script("pad_manifest.py"),
      unpadded,
      path,
      password,
    ]);
    const decrypted = room.made("decrypted", (path) => decryptByPeer(room, encrypted, path), peerEnvironment);
    const clear = room.made("clear", (path) => ["python3", script("mark_plain.py"), decrypted, path]);
    const passwordFile = room.text("password.txt", () => `${password}\n`);
    const theirs = room.path("out-mvt");
    return [
      check(room, names.encrypted, encrypted, "--password-file", passwordFile),
      check(room, names.plain, clear),
      { name: names.floor, command: room.program("decrypt-floor.ts", encrypted, password) },
      {
        name: names.peer,
        command: decryptByPeer(room, encrypted, theirs),
        environment: peerEnvironment,
        output: theirs,
      },
    ];
  },
  conclude(medians) {
    const [encrypted, plain, floor] = [names.encrypted, names.plain, names.floor].map((name) => medians.get(name));
    if (!encrypted || !plain || !floor) return [];
    const cost = encrypted.cpu - plain.cpu;
    return [
      `Decryption: ${cost.toFixed(2)} s CPU (${encrypted.cpu.toFixed(2)} − ${plain.cpu.toFixed(2)}), ${(cost / floor.cpu).toFixed(2)} × the floor`,
    ];
  },
};

function script(name: string): string {
  return join(import.meta.dirname, "../programs", name);
}

function check(room: Room, name: string, backup: string, ...more: string[]): Contender {
  const output = room.path("out-sillage");
  return {
    name,
    command: room.sillage(
      "check",
      backup,
      "--case",
      output,
      "--quiet",
      "--hash-all",
      "--no-bundled-indicators",
      ...more,
    ),
    // The generator's rows trip a few problems on purpose.
    statuses: [0, 4],
    output,
  };
}

function decryptByPeer(room: Room, backup: string, to: string): readonly string[] {
  return room.mvtIos("decrypt-backup", "--password", password, "--destination", to, backup);
}
