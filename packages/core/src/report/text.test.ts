import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finding, indicatorFinding } from "../../test/report-case.ts";
import { cssString, escapeHtml, html } from "./markup.ts";
import { defang, defangFor, defangNetworkValue, start, visible, wholeSeconds } from "./text.ts";

describe("visible", () => {
  test.each([
    ["plain words", "plain words"],
    ["a\nb\tc\0", "a␊b␉c␀"],
    ["\u001b[31mred\u001b[0m", "␛[31mred␛[0m"],
    ["\u007f\u009b31m", "␡⟨U+009B⟩31m"],
    ["photo\u202Egpj.exe", "photo⟨U+202E⟩gpj.exe"],
    ["a\u2066b\u2069\u200f\u061c", "a⟨U+2066⟩b⟨U+2069⟩⟨U+200F⟩⟨U+061C⟩"],
    ["ev\u200bil\ufeff\u00ad", "ev⟨U+200B⟩il⟨U+FEFF⟩⟨U+00AD⟩"],
    ["\ud800x", "⟨U+D800⟩x"],
    ["\u{e0041}", "⟨U+E0041⟩"],
    ["👩‍💻 می‌خواهم", "👩‍💻 می‌خواهم"],
    ["a\u200db", "a⟨U+200D⟩b"],
    [`z${"\u0300".repeat(50)}`, `z${"\u0300".repeat(6)}⟨…⟩`],
  ])("%j", (text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  test("leaves nothing of any text that a terminal or a bidi algorithm would obey", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(visible(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe("defang", () => {
  test.each([
    ["https://evil.example/a.b?c=d", "hxxps://evil[.]example/a.b?c=d"],
    ["see HTTP://Evil.Example:8080 now", "see hxxp://Evil[.]Example:8080 now"],
    ["http://user@evil.example", "hxxp://user@evil[.]example"],
    ["www.evil.example/x", "www[.]evil[.]example/x"],
    ["ftp://evil.example wss://evil.example", "fxp://evil[.]example wxs://evil[.]example"],
    ["http://192.0.2.1/", "hxxp://192[.]0[.]2[.]1/"],
    ["hxxps://evil[.]example", "hxxps://evil[.]example"],
    ["HomeDomain-Library/SMS/sms.db", "HomeDomain-Library/SMS/sms.db"],
    ["com.apple.WebKit", "com.apple.WebKit"],
  ])("%s", (text, expected) => {
    expect(defang(text)).toBe(expected);
  });

  test.each([
    ["evil.example", "evil[.]example"],
    ["evil.example:8080/a.b", "evil[.]example:8080/a.b"],
    ["lure@evil.example", "lure@evil[.]example"],
    ["192.0.2.1", "192[.]0[.]2[.]1"],
    ["пример.испытание", "пример[.]испытание"],
    ["/private/var/tmp/a.b", "/private/var/tmp/a.b"],
    ["a sentence. Another", "a sentence. Another"],
  ])("of the network: %s", (text, expected) => {
    expect(defangNetworkValue(text)).toBe(expected);
  });

  test("knows by the finding what a bare name is", () => {
    const path = indicatorFinding("1", "sms.db", "statement", {
      indicator: { value: "sms.db", type: "file_name", how: "exact", packs: [] },
    });
    expect(defangFor(path)("sms.db")).toBe("sms.db");
    expect(defangFor(indicatorFinding("2", "evil.example", "statement"))("evil.example")).toBe("evil[.]example");
    expect(defangFor(finding("3", "ios.rapid_redirect", "high"))("evil.example")).toBe("evil[.]example");
    expect(defangFor(finding("4", "ios.orphan_usage", "low", { class: "anomaly" }))("sms.db")).toBe("sms.db");
  });

  test("leaves no text that a program makes a link of", () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(defang(`see ${url}`)).not.toMatch(/https?:\/\/[^\s]/i);
      }),
    );
  });
});

test("start never cuts a character in two", () => {
  expect(start("ab😀c", 3)).toBe("ab");
  expect(start("ab😀c", 4)).toBe("ab😀");
  expect(start("abc", 5)).toBe("abc");
});

test("html escapes what is put in, and nothing that was made by it", () => {
  expect(html`<p title="${'"x"'}">${"<b>&'"}${[html`<i>${1}</i>`, "<"]}${undefined}</p>`.html).toBe(
    '<p title="&quot;x&quot;">&lt;b&gt;&amp;&#39;<i>1</i>&lt;</p>',
  );
  expect(escapeHtml("</script>")).toBe("&lt;/script&gt;");
});

test("a CSS string cannot be left", () => {
  expect(cssString('a"}\n</style>\\')).toMatch(/^"[\w ,.\-␊\\]*"$/);
});

test.each([
  ["2025-06-16T14:06:20.949165Z", "2025-06-16T14:06:20Z"],
  ["2025-06-16T14:06:20.9+02:00", "2025-06-16T14:06:20+02:00"],
  ["2025-06-16T14:06:20", "2025-06-16T14:06:20"],
  ["3.14", "3.14"],
])("a reader is told %s in whole seconds", (time, told) => {
  expect(wholeSeconds(time)).toBe(told);
});
