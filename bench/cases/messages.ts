import type { BenchCase, Contender } from "../case.ts";
import { signalDigits } from "../programs/signal-digits.ts";
import type { Room } from "../room.ts";

/** Half a million messages of one application, beside what stepping their rows takes. */
export const messageCases: readonly BenchCase[] = [
  messageCase("sms", "sms.db of iOS", "step-rows.ts", () => []),
  messageCase("whatsapp", "WhatsApp's ChatStorage.sqlite", "step-rows.ts", () => []),
  messageCase("signal", "a backup of Signal for Android", "step-signal.ts", (room) => [
    "--key",
    room.text("signal-digits.txt", () => signalDigits),
  ]),
];

const floor = "floor: read, hash, step all rows";

function messageCase(
  name: string,
  title: string,
  floorProgram: string,
  more: (room: Room) => readonly string[],
): BenchCase {
  return {
    name: `messages-${name}`,
    title: `500,000 messages in ${title}`,
    aims: ["reading takes at most 3 × the floor"],
    prepare(room) {
      const extension = name === "signal" ? ".backup" : "";
      const build = (evidence: string) => room.program("build-messages.ts", name, evidence);
      const evidence = room.made(`messages-${name}${extension}`, (path) => build(path));
      const nothing = room.made(`messages-${name}-2${extension}`, (path) => [...build(path), "2"]);
      return [
        check(room, "sillage check", evidence, more(room)),
        check(room, "the same with two messages", nothing, more(room)),
        { name: floor, command: room.program(floorProgram, evidence) },
      ];
    },
    conclude(medians) {
      const cpu = (one: string) => medians.get(one)?.cpu ?? Number.NaN;
      const reading = cpu("sillage check") - cpu("the same with two messages");
      // Not all of them were run.
      if (!Number.isFinite(reading / cpu(floor))) return [];
      const times = (reading / cpu(floor)).toFixed(1);
      return [`Beyond a check of two: ${reading.toFixed(2)} s of CPU, ${times} × the floor`];
    },
  };
}

function check(room: Room, name: string, evidence: string, more: readonly string[]): Contender {
  const output = room.path("out-sillage");
  const command = room.sillage("check", evidence, "--case", output, "--quiet", "--no-bundled-indicators", ...more);
  return { name, command, output };
}
