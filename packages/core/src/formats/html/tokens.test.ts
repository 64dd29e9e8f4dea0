import fc from "fast-check";
import { expect, it } from "vitest";
import { memorySource } from "../../bytes/source.ts";
import { htmlTokens } from "./tokens.ts";

const tokens = (text: string) =>
  [...htmlTokens(memorySource(new TextEncoder().encode(text)))].map((token) =>
    token.type === "text"
      ? token.text
      : token.type === "close"
        ? `/${token.name}`
        : `<${token.name} ${token.attribute("class") ?? ""}`,
  );

it.each<[string, string, string[]]>([
  ["tags and texts", '<div class="a b">x &amp; y<br></div>', ["<div a b", "x & y", "<br ", "/div"]],
  ["quoted ends of tags", "<a class='x>y'>z", ["<a x>y", "z"]],
  [
    "no styles, scripts and comments",
    "<style>a{}</style><script>'<p>'</script><!-- <b> -->t",
    ["<style ", "/style", "<script ", "/script", "t"],
  ],
  ["entities", "&#233;&#x41;&nbsp;&unknown;&#0;", ["éA\u00a0&unknown;&#0;"]],
  ["a lone sign", "1 < 2", ["1 "]],
  ["a tag that is cut", "x<div class=", ["x"]],
])("reads %s", (_, text, expected) => {
  expect(tokens(text)).toEqual(expected);
});

it("reads pages that are longer than a piece", () => {
  const cells = Array.from({ length: 20_000 }, (_, index) => `<p class="c">é ${index}</p>`).join("");
  expect(tokens(cells)).toEqual(Array.from({ length: 20_000 }, (_, index) => ["<p c", `é ${index}`, "/p"]).flat());
});

it("tells where tags stand", () => {
  const text = "é🙂<p>c</p><p>";
  const offsets = [...htmlTokens(memorySource(new TextEncoder().encode(text)))].flatMap((token) =>
    token.type === "open" ? [token.offset] : [],
  );
  expect(offsets).toEqual([6, 14]);
});

it("reads anything, in time", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."<>/a=\"'&;! -s".split("")) }), (text) => void tokens(text)),
  );
  const started = Date.now();
  tokens("<".repeat(300_000));
  tokens("<a ".repeat(300_000));
  expect(Date.now() - started).toBeLessThan(20_000);
});
