import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answered, Asked, Method } from "@sillage/core/workbench/workbench.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finding, message, smallCase, start } from "../../test/small-case.ts";
import { caseId } from "./cases.ts";
import { type Served, serveWorkbench } from "./serve.ts";

const root = mkdtempSync(join(tmpdir(), "sillage-serve-"));
const caseFolder = join(root, "cases", "one");
const id = caseId(caseFolder);
let served: Served;
let address: string;
let cookie: string;
const defects: unknown[] = [];

beforeAll(async () => {
  mkdirSync(join(root, "pages"), { recursive: true });
  writeFileSync(join(root, "pages", "index.html"), "<p>the page");
  await smallCase(caseFolder, [
    ...Array.from({ length: 25 }, (_, row) => message(row, `Bonjour ${row}`)),
    message(30, "L’été À bientôt", { sender: "+33600000002", thread: "+33600000002" }),
    message(5000, "without time", { time: null }),
  ]);
  await smallCase(join(root, "cases", "two"), [message(1, "x")]);
  served = await serveWorkbench({
    places: { folders: [], home: join(root, "cases") },
    pages: join(root, "pages"),
    lockAfterMinutes: 15,
    announce: (made) => {
      address = made;
    },
    defect: (error) => defects.push(error),
  });
  cookie = (await get(new URL(address).pathname, {})).cookie;
});
afterAll(async () => {
  await served.close();
  rmSync(root, { recursive: true, force: true });
});

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly cookie: string;
}

/** `fetch` does not let a test say what Host it means. */
function send(method: string, path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port: served.port, method, path, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => {
        const [set = ""] = answer.headers["set-cookie"] ?? [];
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, cookie: set.split(";")[0] ?? "" });
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

const get = (path: string, headers: Readonly<Record<string, string>>) => send("GET", path, headers);
const origin = () => `http://127.0.0.1:${served.port}`;
const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  send(
    "POST",
    path,
    { origin: origin(), cookie, "content-type": "application/json", ...headers },
    typeof body === "string" ? body : JSON.stringify(body),
  );

async function ask<M extends Method>(method: M, asked: Asked<M>): Promise<Answered<M>> {
  const { text } = await post(`/api/${method}`, asked);
  const answer = JSON.parse(text) as { result: Answered<M>; error?: unknown };
  if (answer.error) throw new Error(text);
  return answer.result;
}

describe("nobody is answered", () => {
  it.each([
    ["without a session", "/", {}, 401],
    ["with a session that was made up", "/", { cookie: "sillage-1=abc" }, 401],
    ["under another name for this computer", "/", { host: "evil.example" }, 403],
    ["under localhost, which names may be made to point to", "/", { host: "localhost:1" }, 403],
    ["from another page", "/", { origin: "http://evil.example" }, 403],
    ["from another page that says no origin", "/", { "sec-fetch-site": "cross-site" }, 403],
    ["from another server of this computer", "/", { "sec-fetch-site": "same-site" }, 403],
    ["with a token that was used", "used", {}, 401],
    ["with a token that was guessed", "/enter/guess", {}, 401],
  ])("%s", async (_, path, headers, status) => {
    const got = await get(path === "used" ? new URL(address).pathname : path, headers);
    expect(got.status).toBe(status);
    expect(got.text).not.toContain("the page");
  });

  it.each([
    ["without an origin", { origin: "" }],
    ["from another origin", { origin: "http://127.0.0.1:1" }],
    ["without a session", { cookie: "" }],
  ])("to a call %s", async (_, headers) => {
    const got = await post("/api/cases", {}, headers);
    expect([401, 403]).toContain(got.status);
    expect(got.text).not.toContain("cases");
  });

  it.each(["PUT", "DELETE", "OPTIONS", "HEAD"])("to %s", async (method) => {
    expect((await send(method, "/", { cookie })).status).toBe(403);
  });
});

describe("an answer", () => {
  it("comes under a policy that allows nothing from elsewhere", async () => {
    const { status, headers, text } = await get("/case/x/timeline", { cookie });
    expect([status, text]).toEqual([200, "<p>the page"]);
    expect(headers["content-security-policy"]).toMatch(
      /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/,
    );
    expect(headers["content-security-policy"]).not.toMatch(/unsafe|https?:/);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    });
  });

  it("sets a cookie that scripts and other sites cannot use", async () => {
    const other = await serveWorkbench({
      places: { folders: [], home: root },
      pages: join(root, "pages"),
      lockAfterMinutes: 0,
      announce: (made) => {
        address = made;
      },
      defect: () => {},
    });
    const answer = await fetch(address, { redirect: "manual" });
    expect(answer.headers.get("set-cookie")).toMatch(/^sillage-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(answer.headers.get("location")).toBe("/");
    await other.close();
  });

  it.each(["/../package.json", "/%2e%2e/case.json", "/assets/none.js", "/files/x/case.json", "/api/none"])(
    "does not hand out %s",
    async (path) => {
      expect((await get(path, { cookie })).status).toBe(404);
    },
  );

  it("does not hand out a file of a case that is no report", async () => {
    writeFileSync(join(caseFolder, "report-owner.html"), "<p>report");
    expect((await get(`/files/${id}/case.json`, { cookie })).status).toBe(404);
    expect((await get(`/files/${id}/records.duckdb`, { cookie })).status).toBe(404);
    const report = await get(`/files/${id}/report-owner.html?show`, { cookie });
    expect([report.status, report.headers["content-security-policy"]]).toEqual([
      200,
      expect.stringMatching(/sandbox$/),
    ]);
  });
});

describe("what a page sends is read before it is believed", () => {
  it.each<[string, string, unknown, number]>([
    ["no JSON", "cases", "{", 400],
    ["a list", "cases", [], 400],
    ["no method", "constructor", {}, 404],
    ["no case", "findings", { language: "en" }, 400],
    ["an unknown case", "findings", { case: "../../etc", language: "en" }, 404],
    ["an unknown language", "findings", { case: id, language: "xx" }, 400],
    ["too many records", "records", { case: id, filter: {}, order: "ascending", limit: 1e9 }, 400],
    ["a filter that is a text", "records", { case: id, filter: "1=1", order: "ascending", limit: 1 }, 400],
    [
      "a field that is SQL",
      "records",
      { case: id, filter: { conditions: [{ field: "1=1) --", value: "" }] }, order: "ascending", limit: 1 },
      400,
    ],
    [
      "a cursor that is SQL",
      "records",
      { case: id, filter: {}, order: "ascending", limit: 1, after: "1|1; DROP TABLE records" },
      400,
    ],
    ["an unknown record", "record", { case: id, id: "999999999" }, 404],
    ["a key that is none", "record", { case: id, key: "{}" }, 400],
    ["an unknown finding", "finding", { case: id, language: "en", finding: "f-x" }, 404],
    [
      "evidence by half a path",
      "examine",
      { name: "n", evidence: ["a"], language: "en", indicators: [], custody: [], hashAll: false },
      400,
    ],
    [
      "masks that there are not",
      "report",
      { case: id, language: "en", length: "owner", format: "html", masks: ["x"] },
      400,
    ],
  ])("%s", async (_, method, body, status) => {
    expect((await post(`/api/${method}`, body)).status).toBe(status);
    expect(defects).toEqual([]);
  });

  it("a value is never part of a question", async () => {
    const filter = { text: "'; DROP TABLE records; --", conditions: [{ field: "sender", value: "' OR 1=1 --" }] };
    expect((await ask("records", { case: id, filter, order: "ascending", limit: 5 })).records).toEqual([]);
  });
});

describe("records", () => {
  async function walk(order: "ascending" | "descending", limit: number) {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await ask("records", {
        case: id,
        filter: {},
        order,
        limit,
        ...(after === undefined ? {} : { after }),
      });
      ids.push(...page.records.map((record) => `${record.time ?? "none"}`));
      after = page.next;
    } while (after !== undefined);
    return ids;
  }

  it.each([1, 7, 26, 27, 100])("come once each in pages of %i, those without a time last", async (limit) => {
    const times = [...Array.from({ length: 25 }, (_, row) => `${start + row * 60e6}`), `${start + 30 * 60e6}`];
    expect(await walk("ascending", limit)).toEqual([...times, "none"]);
    expect(await walk("descending", limit)).toEqual([...times.toReversed(), "none"]);
  });

  it.each([
    [{ text: "ETE BIENTOT" }, 1],
    [{ text: '"a bientot"' }, 1],
    [{ text: "bientot bonjour" }, 0],
    [{ from: start + 60e6, to: start + 3 * 60e6 }, 2],
    [{ conditions: [{ field: "sender", value: "+33600000002" }] }, 1],
    [{ conditions: [{ field: "sender", value: "+33600000002", exclude: true }] }, 26],
    [{ conditions: [{ field: "kind", value: "call" }] }, 0],
    [
      {
        conditions: [
          { field: "kind", value: "call" },
          { field: "kind", value: "message" },
        ],
      },
      27,
    ],
    [{ untimed: true }, 1],
  ])("%o lets %i through", async (filter, count) => {
    const { records } = await ask("records", { case: id, filter, order: "ascending", limit: 100 });
    expect(records).toHaveLength(count);
    expect((await ask("histogram", { case: id, filter, bins: 10 })).total).toBe(count);
  });

  it.each(["ascending", "descending"] as const)(
    "%s, are entered at any of them and read on both ways",
    async (order) => {
      const whole = (await ask("records", { case: id, filter: {}, order, limit: 100 })).records.map((one) => one.id);
      const asked = { case: id, filter: {}, order, limit: 4 } as const;
      for (const at of whole) {
        const entered = await ask("records", { ...asked, at });
        const ids = entered.records.map((one) => one.id);
        expect(ids).toContain(at);
        let { previous, next } = entered;
        while (previous !== undefined) {
          const page = await ask("records", { ...asked, before: previous });
          ids.unshift(...page.records.map((one) => one.id));
          previous = page.previous;
        }
        while (next !== undefined) {
          const page = await ask("records", { ...asked, after: next });
          ids.push(...page.records.map((one) => one.id));
          next = page.next;
        }
        expect(ids).toEqual(whole);
      }
    },
  );

  it("are entered at the time of one that the filter leaves out", async () => {
    const { records } = await ask("records", {
      case: id,
      filter: { text: '"bonjour 9"' },
      order: "ascending",
      limit: 1,
    });
    const filter = { conditions: [{ field: "text", value: "Bonjour 9", exclude: true }] };
    const around = await ask("records", { case: id, filter, order: "ascending", limit: 2, at: records[0]?.id ?? "" });
    expect(around.records.map(({ fields }) => fields["text"])).toEqual(["Bonjour 8", "Bonjour 10"]);
  });

  it("are filtered by what analysts tagged them with", async () => {
    const all = (await ask("records", { case: id, filter: {}, order: "ascending", limit: 3 })).records;
    let { revision } = await ask("analysis", { case: id });
    for (const { key } of all.slice(0, 2)) {
      const now = await ask("tag", { case: id, revision, about: `record:${key}`, tag: "lure", by: "Amira" });
      revision = now.revision;
    }
    // A tag of what the store does not have is no reason to refuse the others.
    await ask("tag", { case: id, revision, about: "record:gone", tag: "lure", by: "Amira" });
    const tagged = (exclude: boolean) => ({ conditions: [{ field: "tag", value: "lure", exclude }] });
    const asked = { case: id, order: "ascending", limit: 100 } as const;
    const found = await ask("records", { ...asked, filter: tagged(false) });
    expect(found.records.map((one) => one.id)).toEqual(all.slice(0, 2).map((one) => one.id));
    expect((await ask("records", { ...asked, filter: tagged(true) })).records).toHaveLength(25);
    expect((await ask("histogram", { case: id, filter: tagged(false), bins: 4 })).total).toBe(2);
    const unknown = { conditions: [{ field: "tag", value: "none" }] };
    expect((await ask("records", { ...asked, filter: unknown })).records).toEqual([]);
  });

  it("are tagged all at once, each once", async () => {
    const filter = { conditions: [{ field: "kind", value: "message" }] };
    const total = (await ask("histogram", { case: id, filter, bins: 1 })).total;
    const tags = async () =>
      (await ask("analysis", { case: id })).tags.filter((one: { tag: string }) => one.tag === "all");
    for (let time = 0; time < 2; time++) {
      const { revision } = await ask("analysis", { case: id });
      await ask("tagRecords", { case: id, revision, filter, tag: "all", by: "Amira" });
      expect(await tags()).toHaveLength(total);
    }
    const tagged = { conditions: [{ field: "tag", value: "all" }] };
    expect((await ask("histogram", { case: id, filter: tagged, bins: 1 })).total).toBe(total);
    expect(total).toBeGreaterThan(2);
  });

  it("are counted over time and by value", async () => {
    const { counts, total, untimed, outside } = await ask("histogram", { case: id, filter: {}, bins: 6 });
    expect({ shown: counts.reduce((a, b) => a + b, 0) + outside + untimed, total, untimed }).toEqual({
      shown: 27,
      total: 27,
      untimed: 1,
    });
    const { fields } = await ask("facets", { case: id, filter: {}, fields: ["sender", "kind"] });
    expect(fields).toEqual([
      {
        field: "sender",
        values: [
          { value: "+33600000001", count: 26 },
          { value: "+33600000002", count: 1 },
        ],
      },
      { field: "kind", values: [{ value: "message", count: 27 }] },
    ]);
  });

  it("are found by what a finding calls them", async () => {
    const told = await ask("finding", { case: id, language: "ar", finding: finding.id });
    const key = told.rows[0]?.record?.key ?? "";
    expect((await ask("record", { case: id, key })).fields).toMatchObject({ text: "Bonjour 1" });
  });
});

describe("two windows", () => {
  const about = "finding:f-1" as const;
  const assessment = { about: "finding", finding: "f-1", by: "Amira", reason: "Seen.", verdict: "accept" } as const;

  it("do not overwrite each other: a change on an older state is refused", async () => {
    const { revision } = await ask("analysis", { case: id });
    const first = await ask("addNote", { case: id, revision, about, text: "One.", by: "Amira" });
    const late = await post("/api/addNote", { case: id, revision, about, text: "Two.", by: "Bruno" });
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('"stale"')]);
    const second = await ask("assess", { case: id, revision: first.revision, assessment });
    expect((await post("/api/assess", { case: id, revision: first.revision, assessment })).status).toBe(409);
    expect(second).toMatchObject({ notes: [{ text: "One." }], assessments: [{ verdict: "accept" }] });
    expect(readFileSync(join(caseFolder, "log.jsonl"), "utf8")).toMatch(/"act":"opened"[\s\S]*"act":"assessed"/);
  });

  it("of many at once, one is let in", async () => {
    const { revision, tags } = await ask("analysis", { case: id });
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, n) => post("/api/tag", { case: id, revision, about, tag: `t${n}`, by: "Amira" })),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await ask("analysis", { case: id })).tags).toHaveLength(tags.length + 1);
  });

  it.each<[string, object]>([
    ["without a reason", { ...assessment, reason: " " }],
    ["of an unknown verdict", { ...assessment, verdict: "perhaps" }],
    ["of an unknown finding", { ...assessment, finding: "f-x" }],
  ])("an assessment %s is refused", async (_, wrong) => {
    const { revision } = await ask("analysis", { case: id });
    expect([400, 404]).toContain((await post("/api/assess", { case: id, revision, assessment: wrong })).status);
  });

  it("save no view that leads elsewhere", async () => {
    const { revision } = await ask("analysis", { case: id });
    const view = { case: id, revision, name: "x", by: "Amira" };
    expect((await post("/api/saveView", { ...view, address: "//evil.example" })).status).toBe(400);
    expect((await ask("saveView", { ...view, address: "timeline?text=a" })).views).toHaveLength(1);
  });
});

describe("a case", () => {
  it("is one process's at a time", async () => {
    const two = join(root, "cases", "two");
    const { lockCase, holderOf } = await import("../case/case-lock.ts");
    const { createHash } = await import("node:crypto");
    const { realpathSync } = await import("node:fs");
    const name = createHash("sha256").update(realpathSync(two)).digest("hex").slice(0, 32);
    const mark = join(tmpdir(), `sillage-open-${name}`);
    // A process that lives, and is not this one.
    writeFileSync(mark, String(process.ppid));
    const refused = await post("/api/findings", { case: caseId(two), language: "en" });
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining(`process ${process.ppid}`)]);
    // One that was killed holds nothing.
    writeFileSync(mark, "999999999");
    expect(holderOf(two)).toBeUndefined();
    const lock = lockCase(two);
    expect(lock.held).toBe(true);
    if (lock.held) lock.release();
  });

  it("is deleted with all that Sillage wrote, and with nothing else", async () => {
    const two = join(root, "cases", "two");
    writeFileSync(join(two, "mine.txt"), "kept");
    await ask("findings", { case: caseId(two), language: "en" });
    await ask("deleteCase", { case: caseId(two) });
    expect(existsSync(join(two, "case.json"))).toBe(false);
    expect(existsSync(join(two, "records.duckdb"))).toBe(false);
    expect(existsSync(join(two, "mine.txt"))).toBe(true);
    expect((await ask("cases", {})).cases.map(({ id: one }) => one)).toEqual([id]);
  });
});

it("locks: nobody is answered until the new address is opened", async () => {
  const before = address;
  await post("/api/lock", {});
  expect((await post("/api/cases", {})).status).toBe(401);
  expect(address).not.toBe(before);
  expect((await get(new URL(address).pathname, {})).status).toBe(303);
});
