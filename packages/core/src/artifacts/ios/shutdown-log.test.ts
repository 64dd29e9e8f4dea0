import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { shutdownLogSample } from "../../../test/samples/shutdown-log.ts";
import { parseShutdownLine } from "./shutdown-line.ts";
import { shutdownLog } from "./shutdown-log.ts";

const folder = "private/var/db/diagnostics";
const delays = async (text: string | Uint8Array, name = "shutdown.log") => {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const reading = await readArtifact(shutdownLog, { [`${folder}/${name}`]: bytes }, "ios_filesystem");
  return { records: recordsOf(reading, "shutdown_delay"), problems: reading.problems };
};

describe("a line of the log", () => {
  it.each([
    ["After 1.26s, these clients are still here:", { delay: 1.26 }],
    ["After 2 s, these clients are still here", { delay: 2 }],
    ["\t\tremaining client pid: 94 (/usr/libexec/x)", { client: { pid: 94, path: "/usr/libexec/x" } }],
    ["remaining client pid: 94 (/App (2).app/x (y))", { client: { pid: 94, path: "/App (2).app/x (y)" } }],
    ["remaining client pid: 94 (/usr/libexec/x) (repeats)", { client: { pid: 94, path: "/usr/libexec/x" } }],
    [
      "\t\tremaining client pid: 0 (/kernel/D504008E-47BE-3030-836A-E692031BB4AE)",
      { client: { pid: 0, path: "/kernel", uuid: "D504008E-47BE-3030-836A-E692031BB4AE" } },
    ],
    [
      "remaining client pid: 5 (/D504008E-47BE-3030-836A-E692031BB4AE)",
      { client: { pid: 5, path: "/D504008E-47BE-3030-836A-E692031BB4AE" } },
    ],
    [
      "After 0.1s, remaining client pid: 155 (/usr/libexec/nfcd)",
      { delay: 0.1, client: { pid: 155, path: "/usr/libexec/nfcd" } },
    ],
    ["SIGTERM: [1700000000] All buffers flushed", { ended: 1.7e15 }],
    ["SIGTERM: [1700000000.5]", { ended: 1.7e15 + 5e5 }],
    ["SIGTERM: @1700000100", { ended: 1.7000001e15 }],
    [
      "SIGTERM: [0x100304080] Sent SIGTERM to remaining client pid: 155 (/usr/libexec/nfcd)",
      { client: { pid: 155, path: "/usr/libexec/nfcd" } },
    ],
    ["%%%%% Entering phase: Waiting for apps to exit", {}],
    ["   ", {}],
    ["SIGTERM: [999999999999]", { unknown: true }],
    ["SIGTERM:", { unknown: true }],
    ["remaining client pid: x (/a)", { unknown: true }],
    ["remaining client pid: 7 ()", { unknown: true }],
    ["After 1.0s, garbage", { delay: 1, unknown: true }],
    ["After 1.0s garbage", { unknown: true }],
    ["After ever", { unknown: true }],
  ])("%s", (line, expected) => {
    expect(parseShutdownLine(line)).toEqual(expected);
  });
});

describe("the log", () => {
  it("gives each delay the time at its shutdown's end", async () => {
    const { records, problems } = await delays(shutdownLogSample().bytes);
    expect(problems).toEqual([]);
    expect(
      records.map(({ path, pid, delay, times_delayed, time, locator }) => [
        path,
        pid,
        delay,
        times_delayed,
        time,
        locator,
      ]),
    ).toEqual([
      ["/usr/libexec/bridgehead", 94, 1.26, 1, 1.7e15, { line: 2 }],
      ["/private/var/tmp/stage2/agent", 95, 1.26, 1, 1.7e15, { line: 3 }],
      ["/private/var/tmp/stage2/agent", 95, 2.5, 2, 1.7e15, { line: 5 }],
      ["/usr/sbin/ok", 77, 0, 0, 1.7000001e15, { line: 7 }],
    ]);
    expect(records[2]).toMatchObject({ process: "agent", details: { summed_delays: 3.76 } });
  });

  it("keeps what has no time: at its end, or before a count that starts again", async () => {
    const lines = ["After 1.26s, these clients are still here:", "\t\tremaining client pid: 1 (/a)"];
    const { records } = await delays(
      [...lines, "After 1.77s, these clients are still here:", "\t\tremaining client pid: 1 (/a)", ...lines].join("\n"),
    );
    expect(records.map(({ time, delay, times_delayed }) => [time, delay, times_delayed])).toEqual([
      [null, 1.26, 1],
      [null, 1.77, 2],
      [null, 1.26, 1],
    ]);
  });

  it("of iOS 26 has the binary's UUID behind its path", async () => {
    const uuid = "EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A";
    const { records } = await delays(
      `After 1.26s, these clients are still here:\n\t\tremaining client pid: 7 (/private/var/db/staging/bh/${uuid})\nSIGTERM: [1700000000]`,
      "shutdown.0.log",
    );
    expect(records).toMatchObject([
      { path: "/private/var/db/staging/bh", process: "bh", details: { uuid }, time: 1.7e15 },
    ]);
  });

  it("says lines that it does not know, and reads the rest", async () => {
    const { records, problems } = await delays(
      "remaining client pid: 1 (/a)\nrubbish\nremaining client pid: (/b)\nSIGTERM: [1700000000]",
    );
    expect(records).toMatchObject([{ path: "/a", time: 1.7e15 }]);
    expect(problems.map(({ locator }) => locator)).toEqual([{ line: 2 }, { line: 3 }]);
  });

  it("without an end to a shutdown is bounded", async () => {
    const { records, problems } = await delays("remaining client pid: 1 (/a)\n".repeat(100_001));
    expect(records.length).toBe(100_001);
    expect(problems.map(({ code }) => code)).toEqual(["limit"]);
  });
});
