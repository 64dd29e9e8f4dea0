import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { crashReports } from "./crash-reports.ts";
import { jetsamEvents } from "./jetsam-events.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (text: string, name = "x-2025-01-01-000000.ips") => {
  const reading = await readArtifact(crashReports, { [`crashes_and_spins/${name}`]: bytes(text) }, "ios_sysdiagnose");
  return {
    crashes: recordsOf(reading, "crash"),
    others: recordsOf(reading, "log_event"),
    problems: reading.problems.map(({ code }) => code),
  };
};

const header = {
  bug_type: "309",
  timestamp: "2025-04-07 06:35:07.00 -0700",
  os_version: "iPhone OS 16.0 (20A362)",
  name: "homed",
  bundleID: "com.apple.homed",
  incident_id: "I-1",
};
const body = {
  captureTime: "2025-04-07 06:35:06.5000 -0700",
  procName: "homed",
  procPath: "/System/Library/PrivateFrameworks/HomeKitDaemon.framework/Support/homed",
  pid: 77,
  exception: { type: "EXC_BAD_ACCESS", signal: "SIGBUS", subtype: "EXC_ARM_DA_ALIGN at 0x0000000000000201" },
  faultingThread: 1,
  threads: [
    { id: 1, queue: "com.apple.main-thread", frames: [] },
    {
      id: 2,
      name: "worker",
      queue: "com.example.work",
      threadState: { pc: { value: 513 } },
      frames: [{ symbol: "-[A b]" }, { imageIndex: 0 }],
    },
  ],
  usedImages: [{ name: "homed" }, { name: "JavaScriptCore" }],
};
const report = (head: object, inner: object | string): string =>
  `${JSON.stringify(head)}\n${typeof inner === "string" ? inner : JSON.stringify(inner, null, 2)}`;

const text = `Incident Identifier: I-2
Hardware Model:      iPhone11,8
Process:             AirPort [377]
Path:                /Applications/AirPort.app/AirPort
Identifier:          com.apple.airport
Date/Time:           2021-04-21 21:27:00.7245 -0700
OS Version:          iPhone OS 14.4.2 (18D70)

Exception Type:  EXC_BAD_ACCESS (SIGSEGV)
Exception Subtype: KERN_INVALID_ADDRESS at 0x000000034d697220
Triggered by Thread:  1

Thread 0 name:  Dispatch queue: com.apple.main-thread
Thread 0:
0   libsystem_kernel.dylib        \t0x00000001b9fb495c mach_msg_trap + 8

Thread 1 name:  Dispatch queue: com.example.work
Thread 1 Crashed:
0   libobjc.A.dylib               \t0x00000001b1888474 objc_msgSend + 20

Thread 1 crashed with ARM Thread State (64-bit):
    x0: 0x0000000000000000   pc: 0x0000000000000201

Binary Images:
0x102788000 - 0x10281ffff AirPort arm64e  <aa11> /Applications/AirPort.app/AirPort
0x1b1886000 - 0x1b18bffff libobjc.A.dylib arm64e  <bb22> /usr/lib/libobjc.A.dylib
`;

describe("a crash report", () => {
  it("of iOS 15 and later", async () => {
    const { crashes, problems } = await read(report(header, body));
    expect(problems).toEqual([]);
    expect(crashes).toMatchObject([
      {
        time: Date.parse("2025-04-07T13:35:06.500Z") * 1000,
        process: "homed",
        path: body.procPath,
        pid: 77,
        app_id: "com.apple.homed",
        exception: "EXC_BAD_ACCESS",
        signal: "SIGBUS",
        cause: "EXC_ARM_DA_ALIGN at 0x0000000000000201",
        thread: "worker",
        queue: "com.example.work",
        queues: ["com.apple.main-thread", "com.example.work"],
        os_version: "16.0",
        build: "20A362",
        incident: "I-1",
        details: { pc: "0x201", symbols: ["-[A b]"], images: ["homed", "JavaScriptCore"], bug_type: "309" },
      },
    ]);
  });

  it("of iOS 14 and before", async () => {
    const { crashes, problems } = await read(
      report({ ...header, bug_type: "109", os_version: "iPhone OS 14.4.2 (18D70)" }, text),
    );
    expect(problems).toEqual([]);
    expect(crashes).toMatchObject([
      {
        time: Date.parse("2021-04-22T04:27:00.7245Z") * 1000 + 500,
        process: "AirPort",
        path: "/Applications/AirPort.app/AirPort",
        pid: 377,
        app_id: "com.apple.airport",
        exception: "EXC_BAD_ACCESS",
        signal: "SIGSEGV",
        cause: "KERN_INVALID_ADDRESS at 0x000000034d697220",
        queue: "com.example.work",
        queues: ["com.apple.main-thread", "com.example.work"],
        incident: "I-2",
        details: {
          pc: "0x201",
          symbols: ["objc_msgSend"],
          images: ["AirPort", "libobjc.A.dylib"],
          model: "iPhone11,8",
        },
      },
    ]);
  });

  it.each([
    [
      "memory that ran out",
      report({ ...header, bug_type: "298" }, { processes: [] }),
      "JetsamEvent-2025-01-01-000000.ips",
      "JetsamEvent",
    ],
    [
      "a process that went on",
      report({ ...header, bug_type: "385" }, body),
      "ExcUserFault_homed-2025-01-01-000000.ips",
      "report",
    ],
    [
      "a simulated crash",
      report({ ...header, bug_type: "313" }, { ...body, isSimulated: 1 }),
      "x-2025-01-01-000000.ips",
      "x",
    ],
    [
      "analytics",
      `${JSON.stringify(header)}\n{"a":1}\n{"b":2}\n`.replace("309", "211"),
      "Analytics-2025-01-01-000000.ips.ca.synced",
      "Analytics",
    ],
  ])("is not %s, which is listed", async (_, content, name, event) => {
    const { crashes, others } = await read(content, name);
    expect([crashes.length, others.map((one) => one.event)]).toEqual([0, [event]]);
    expect(others[0]?.time).not.toBeNull();
  });

  it.each<[string, string, string[], number]>([
    ["cut behind its first line", `${JSON.stringify(header)}\n{"procName":"ho`, ["value", "damaged"], 1],
    ["whose exception is not told", report(header, {}), ["damaged"], 1],
    [
      "with values of other types",
      report(header, { ...body, threads: 7, usedImages: "x", pid: "y" }),
      ["value", "value"],
      1,
    ],
    ["without a time", report({ ...header, timestamp: "yesterday" }, { ...body, captureTime: 3 }), ["value"], 1],
    ["that is none", "rubbish", ["damaged"], 0],
    ["that is empty", "", ["damaged"], 0],
  ])("%s says so", async (_, content, problems, crashes) => {
    const reading = await read(content);
    expect(reading.problems).toEqual(problems);
    expect(reading.crashes.length).toBe(crashes);
  });

  it("is not what macOS keeps beside it", async () => {
    expect(await read("rubbish", "._x.ips")).toEqual({ crashes: [], others: [], problems: [] });
  });

  it("of hostile lines costs little", async () => {
    const start = performance.now();
    const lines = [
      `0 a${" 0x1".repeat(500_000)}\u2028`,
      `Name: ${" ".repeat(500_000)}\u2028`,
      `0x1 - 0x2 ${"x ".repeat(500_000)}`,
    ];
    await read(
      report({ ...header, bug_type: "109" }, `Thread 0:\n${lines.join("\n")}\nBinary Images:\n${lines.join("\n")}`),
    );
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it("may hold anything", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.string(), async (inner, tail) => {
        const { crashes, others } = await read(`${JSON.stringify(header)}\n${inner}\n${tail}`);
        expect(crashes.length + others.length).toBe(1);
      }),
      { numRuns: 50 },
    );
  });
});

withShared("a crash report of a real phone", () => {
  it("is read", async () => {
    const path = sharedPath(
      "evidence/real/MacSymbolicator/MacSymbolicatorTests/Resources/Other/ios-crash-in-ips-format.ips",
    );
    const { crashes, problems } = await read(readFileSync(path, "utf8"));
    expect(problems).toEqual([]);
    expect(crashes).toMatchObject([
      {
        time: Date.parse("2022-09-18T06:28:37.345Z") * 1000 + 100,
        process: "iOSCrashingTest",
        app_id: "jp.mahdi.iOSCrashingTest",
        exception: "EXC_BREAKPOINT",
        queue: "com.apple.main-thread",
        os_version: "16.0",
      },
    ]);
  });
});

describe("an event of short memory", () => {
  const jetsam = async (content: string) => {
    const reading = await readArtifact(
      jetsamEvents,
      { "crashes_and_spins/JetsamEvent-2025-01-01-000000.ips": bytes(content) },
      "ios_sysdiagnose",
    );
    return { processes: recordsOf(reading, "running_process"), problems: reading.problems.map(({ code }) => code) };
  };
  it("names the processes that ran", async () => {
    const { processes } = await jetsam(
      report(
        { bug_type: "298" },
        { date: "2025-04-07 06:35:06.50 -0700", processes: [{ name: "bh", pid: 4, uuid: "u" }] },
      ),
    );
    expect(processes).toMatchObject([
      { process: "bh", pid: 4, time: Date.parse("2025-04-07T13:35:06.500Z") * 1000, details: { uuid: "u" } },
    ]);
  });
  it.each<[string, string, string[]]>([
    ["a body that is none", report({ timestamp: header.timestamp }, "x"), ["damaged"]],
    ["no list", report({ timestamp: header.timestamp }, { processes: 3 }), ["value"]],
    ["no time", report({}, { processes: [] }), ["value"]],
  ])("says %s", async (_, content, problems) => {
    expect(await jetsam(content)).toEqual({ processes: [], problems });
  });
});
