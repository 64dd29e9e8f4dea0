import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalIp, canonicalUrl, hostOf } from "./host.ts";

describe("hostOf", () => {
  it.each([
    ["https://Evil.Example.ORG/x", "evil.example.org"],
    ["evil.example.org", "evil.example.org"],
    ["evil.example.org:8443/p", "evil.example.org"],
    ["//evil.example.org/x", "evil.example.org"],
    ["https://user:p@ss@evil.example.org:1/x", "evil.example.org"],
    ["https://good.example@evil.example/", "evil.example"],
    ["https://evil.example?x@good.example", "evil.example"],
    ["https://evil.example./", "evil.example"],
    [".evil.example", "evil.example"],
    ["https://evil.example)", "evil.example"],
    ["https://evil.example,", "evil.example"],
    ["https:/\\evil.example\\x", "evil.example"],
    ["http:evil.example", "evil.example"],
    [" \thttps://ev\nil.example/", "evil.example"],
    ["HTTPS://EVIL.EXAMPLE", "evil.example"],
    ["blob:https://evil.example/id", "evil.example"],
    ["ftp://evil.example/f", "evil.example"],
    ["x-safari-https://evil.example/", "evil.example"],
    ["https://münchen.example/", "xn--mnchen-3ya.example"],
    ["https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example"],
    ["https://evil%2eexample/", "evil.example"],
    ["https://ｅｖｉｌ。example/", "evil.example"],
    ["http://3232235777/", "192.168.1.1"],
    ["http://0xc0.0xa8.0x1.0x1/", "192.168.1.1"],
    ["http://0300.0250.1.1/", "192.168.1.1"],
    ["http://192.168.1.1:8080/", "192.168.1.1"],
    ["http://1203.0.113.7/", ""],
    ["https://[2001:DB8:0:0::7]:443/", "2001:db8::7"],
    ["https://[2001:db8::7]", "2001:db8::7"],
    ["http://[::ffff:203.0.113.7]/", "203.0.113.7"],
    ["2001:db8::7", "2001:db8::7"],
    ["https://example.org/?u=http://evil.example", "example.org"],
    ["example.org/http://evil.example", "example.org"],
    ["mailto:a@evil.example", ""],
    ["a@evil.example", ""],
    ["javascript:location='http://evil.example'", ""],
    ["about:blank", ""],
    ["http://", ""],
    ["", ""],
    ["a word", ""],
  ])("%j leads to %j", (url, host) => {
    expect(hostOf(url)).toBe(host);
  });

  it("agrees with the URL standard on plain URLs", () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(hostOf(url)).toBe(new URL(url).hostname);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        hostOf(text);
        hostOf(`https://${text}`);
        canonicalUrl(text);
        canonicalIp(text);
      }),
    );
  });

  it("takes time in proportion to hostile text only", () => {
    expect(hostOf(`https://${"a@".repeat(500_000)}`)).toBe("");
    expect(hostOf(`${".".repeat(1_000_000)}`)).toBe("");
  });
});

describe("canonicalIp", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["203.0.113.7:443", "203.0.113.7"],
    ["/203.0.113.7", "203.0.113.7"],
    ["dns.example/203.0.113.7", "203.0.113.7"],
    ["[2001:db8::7]:443", "2001:db8::7"],
    ["fe80::1%wlan0", "fe80::1"],
    ["::FFFF:203.0.113.7", "203.0.113.7"],
    ["203.0.113", "203.0.0.113"],
    ["203.0.113.300", ""],
    ["evil.example", ""],
    ["", ""],
  ])("%j is %j", (text, ip) => {
    expect(canonicalIp(text)).toBe(ip);
  });
});

describe("canonicalUrl", () => {
  it.each([
    ["HTTP://Example.com:80/Exact/path#part", "http://example.com/Exact/path"],
    ["https://example.com", "https://example.com/"],
    ["https://u:p@example.com/?b=1&a=2", "https://example.com/?b=1&a=2"],
    ["example.com/path", "//example.com/path"],
    ["http://example.com:8080/", "http://example.com:8080/"],
    ["http://", ""],
  ])("%j is %j", (url, canonical) => {
    expect(canonicalUrl(url)).toBe(canonical);
  });
});
