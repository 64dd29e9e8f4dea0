import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isShortener } from "./shorteners.ts";
import { findUrls, textCandidates } from "./text.ts";

describe("findUrls", () => {
  it.each<[string, string[]]>([
    ["see https://evil.example/a?b=c#d now", ["https://evil.example/a?b=c#d"]],
    ["(https://evil.example/a).", ["https://evil.example/a"]],
    ["https://en.wikipedia.org/wiki/A_(b), yes", ["https://en.wikipedia.org/wiki/A_(b)"]],
    ["<a href='https://evil.example/'>x</a>", ["https://evil.example/"]],
    ["https://a.example/1,https://b.example/2", ["https://a.example/1", "https://b.example/2"]],
    ["https://good.example/?u=https://evil.example/", ["https://good.example/?u=https://evil.example/"]],
    ["https://good.example/evil.com", ["https://good.example/evil.com"]],
    ["点击https://evil.com/abc。谢谢", ["https://evil.com/abc"]],
    ["انظر evil.com، ثم https://evil.com/a؟", ["evil.com", "https://evil.com/a"]],
    ["seehttps://evil.com/abc", ["https://evil.com/abc"]],
    ["hxxps://evil[.]com/a and evil(dot)net", ["https://evil.com/a", "evil.net"]],
    ["hxxp[:]//evil{.}com", ["http://evil.com"]],
    ["go to evil.com/path?q, then b27.icu.", ["evil.com/path?q", "b27.icu"]],
    ["请看evil.com吧", ["evil.com"]],
    ["https://xn--mnchen-3ya.de und münchen.de", ["https://xn--mnchen-3ya.de", "münchen.de"]],
    ["ftp://evil.com/f rtsp://cam.evil.com", ["ftp://evil.com/f", "rtsp://cam.evil.com"]],
    ["203.0.113.7:8080/x", ["203.0.113.7:8080/x"]],
    ["http://[2001:db8::7]/x", ["http://[2001:db8::7]/x"]],
    ["write to me@evil.com or mailto:you@evil.com", []],
    ["Hello.It is me. e.g. this, at 12.30", []],
    ["/private/var/com.apple.x and docs/readme.com", []],
    ["file.unknowntld or README.txt or 1.5.2-beta", []],
    ["://", []],
    ["", []],
  ])("%j has %j", (text, urls) => {
    expect(findUrls(text)).toEqual(urls);
  });

  it("never throws, and gives only what can be read as a host", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.constantFrom("://", ".com/", "@a.b", "[.]", " hxxp://"),
        (text, middle) => {
          findUrls(text + middle + text);
        },
      ),
    );
  });

  it.each([
    ["a".repeat(1_000_000)],
    ["a.".repeat(500_000)],
    ["://".repeat(300_000)],
    ["a.b@".repeat(250_000)],
    ["(".repeat(1_000_000)],
  ])("is quick with a hostile text (case %#)", (text) => {
    const start = performance.now();
    for (const _ of textCandidates(text));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("textCandidates", () => {
  it("gives addresses as addresses and not as hosts", () => {
    expect([...textCandidates("from attacker@example.net, see x.example.net")]).toEqual([
      { kind: "email", text: "attacker@example.net" },
      { kind: "host", text: "x.example.net" },
    ]);
  });
});

describe("isShortener", () => {
  it.each([
    ["https://bit.ly/abc", true],
    ["bit.ly/abc", true],
    ["https://www.bit.ly/abc", true],
    ["https://bit.ly/", false],
    ["https://bit.ly", false],
    ["https://goo.gl/maps/abc", false],
    ["https://goo.gl/abc", true],
    ["https://notbit.ly/abc", false],
    ["https://example.org/bit.ly/abc", false],
    ["https://youtu.be/abc", false],
  ])("%s: %s", (url, short) => {
    expect(isShortener(url)).toBe(short);
  });
});
