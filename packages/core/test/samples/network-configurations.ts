import { PlistUid, type PlistValue } from "../../src/formats/plist/value.ts";
import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import type { FileSample } from "./sample.ts";

const path = "SystemPreferencesDomain-com.apple.networkextension.plist";

/** An archive as the system writes it: one top object a configuration, under its UUID. */
export function networkArchive(names: readonly PlistValue[]): Uint8Array {
  const objects: PlistValue[] = ["$null"];
  const put = (value: PlistValue): PlistUid => new PlistUid(objects.push(value) - 1);
  const object = (name: string, fields: Readonly<Record<string, PlistValue>>): PlistUid => {
    const $class = put(
      new Map<string, PlistValue>([
        ["$classname", name],
        ["$classes", [name, "NSObject"]],
      ]),
    );
    return put(new Map<string, PlistValue>([...Object.entries(fields), ["$class", $class]]));
  };
  const top = names.map((name, index): [string, PlistValue] => {
    const protocol = object("NETunnelProviderProtocol", { ServerAddress: put(`vpn${index}.example.org`) });
    const vpn = object("NEVPN", { Enabled: index === 0, Protocol: protocol });
    const configuration = object("NEConfiguration", {
      Name: put(name),
      Application: put(`org.example.vpn${index}`),
      VPN: vpn,
      PathController: object("NEPathController", {}),
    });
    return [`0000000${index}-0000-0000-0000-000000000000`, configuration];
  });
  return writeBinaryPlist(
    new Map<string, PlistValue>([
      ["$archiver", "NSKeyedArchiver"],
      ["$version", 100000],
      ["$top", new Map([...top, ["Version", put(1)]])],
      ["$objects", objects],
    ]),
  );
}

export function networkConfigurationsSample(): FileSample {
  const names = ["Home", "Work", "Travel"];
  return {
    kind: "ios_backup",
    path,
    bytes: networkArchive(names),
    poisoned: { "a name that is a number": networkArchive([...names, 5]) },
  };
}
