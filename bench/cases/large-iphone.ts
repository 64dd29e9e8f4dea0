import { readFileSync } from "node:fs";
import type { BenchCase } from "../case.ts";
import { checkByBoth, usualIndicators } from "./side-by-side.ts";

export const largeIphone: BenchCase = {
  name: "large-iphone",
  title: "an iPhone backup of 200,000 files, 500,000 messages, 200,000 visits, 200,000 WhatsApp messages",
  aims: ["at most 6 s by the clock on two cores, 12 s of CPU, 500 MiB, with the records stored"],
  prepare(room) {
    const indicators = usualIndicators(room);
    // One URL in 5,000 uses a listed domain, so that there is something to find.
    const domains = room.text("domains-50.txt", () =>
      [...readFileSync(indicators, "utf8").matchAll(/domain-name:value='([^']+)'/g)]
        .slice(0, 50)
        .map((match) => `${match[1]}\n`)
        .join(""),
    );
    const backup = room.generated("large-iphone", "gen_ios.py", [
      "--manifest",
      "200000",
      "--sms",
      "500000",
      "--safari",
      "200000",
      "--redirects",
      "0",
      "--whatsapp",
      "200000",
      "--ioc-domains",
      domains,
    ]);
    const [ours, theirs] = checkByBoth(room, backup, indicators);
    const floor = {
      name: "floor: read, hash and step all rows, one thread",
      command: room.program("step-rows.ts", backup),
    };
    return [ours, floor, theirs].filter((contender) => contender !== undefined);
  },
};
