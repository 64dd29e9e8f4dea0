import { simpleRule } from "../simple-rule.ts";

/** Resolvers that anybody may use, and whose keepers publish these names. */
const publicResolvers =
  /(?:^|\.)(?:dns\.google|one\.one\.one\.one|cloudflare-dns\.com|quad9\.net|adguard(?:-dns)?\.(?:com|io)|nextdns\.io|mullvad\.net|controld\.com|cleanbrowsing\.org|dns0\.eu|libredns\.gr|digitale-gesellschaft\.ch|applied-privacy\.net|opendns\.com|blahdns\.com|rethinkdns\.com)$/i;
const nothing = /^(?:|null|:0|0)$/;

export const networkSetting = simpleRule({
  id: "android.network_setting",
  version: 1,
  title: "Traffic of the phone goes through a chosen place",
  severity: "low",
  class: "exposure",
  platform: "android",
  needs: ["android.settings", "android.dumpsys_settings"],
  rationale: "Whoever chooses the proxy, the tunnel or the resolver of names sees where a phone connects to.",
  falsePositives: ["Tunnels and filters of the owner, networks of employers, Pi-hole."],
  references: [
    "Android SDK, Settings.Global: http_proxy, global_http_proxy_host, private_dns_specifier; Settings.Secure: always_on_vpn_app",
  ],
  vouched: "inference",
  sentences: {
    statement:
      "The setting {setting} is {value}: traffic of the phone goes through this place. Whether the owner chose it is a question for the owner.",
    resolver:
      "The setting {setting} is {value}: the phone asks this resolver for the addresses of hosts. Whether the owner chose it is a question for the owner.",
    tunnel:
      "The setting {setting} is {value}: all traffic goes through this application, always. Whether the owner chose it is a question for the owner.",
  },
  see(record) {
    if (record.kind !== "setting") return undefined;
    const setting = record.key ?? "";
    const value = record.value?.trim() ?? "";
    if (nothing.test(value)) return undefined;
    const seen = { key: setting, values: [`${setting}=${value}`], words: { setting, value } };
    if (setting === "http_proxy" || setting === "global_http_proxy_host") return seen;
    if (setting === "private_dns_specifier") {
      return {
        ...seen,
        sentence: "resolver",
        ...(publicResolvers.test(value) ? { severity: "informational" as const } : {}),
      };
    }
    // A tunnel that an owner set up is the common case.
    if (setting === "always_on_vpn_app") return { ...seen, sentence: "tunnel", severity: "informational" };
    return undefined;
  },
});
