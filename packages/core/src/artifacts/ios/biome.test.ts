import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { describe, expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { biomeSample } from "../../../test/samples/ios-usage.ts";
import { buildSegb1, buildSegb2 } from "../../../test/segb-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { biome } from "./biome.ts";

const root = "private/var/mobile/Library/Biome/streams";
const mac = 721_692_800;
const when = parseIsoTime("2023-11-14T22:13:20Z") ?? 0;

/** A message from its fields: numbers as doubles where they have a fraction or are large, texts, messages. */
type Fields = readonly (readonly [field: number, value: string | number | { double: number } | Fields])[];
function message(fields: Fields): Uint8Array {
  const writer = new BinaryWriter();
  for (const [field, value] of fields) {
    if (typeof value === "string") writer.tag(field, WireType.LengthDelimited).string(value);
    else if (typeof value === "number") writer.tag(field, WireType.Varint).int64(value);
    else if ("double" in value) writer.tag(field, WireType.Bit64).double(value.double);
    else writer.tag(field, WireType.LengthDelimited).bytes(message(value));
  }
  return writer.finish();
}
const double = (value: number) => ({ double: value });

async function read(path: string, data: Uint8Array, build = buildSegb2) {
  const bytes = build([{ data, written: mac + 100 }]);
  const reading = await readArtifact(biome, { [`${root}/${path}/721692800000000`]: bytes }, "ios_filesystem");
  return { records: reading.records, problems: reading.problems };
}

const event = (name: string, value: Fields, metadata: readonly Fields[] = []): Fields => [
  [1, [[1, name]]],
  [2, double(mac)],
  [3, double(mac + 60)],
  [4, value],
  [5, "G-1"],
  ...metadata.map((item) => [7, [[2, item]]] as const),
  [8, double(mac + 61)],
];

describe("Biome", () => {
  const cases: [stream: string, fields: Fields, expected: object][] = [
    [
      "restricted/App.InFocus/local",
      [
        [3, 1],
        [4, double(mac)],
        [6, "net.example.chat"],
      ],
      { kind: "app_use", time: when, app_id: "net.example.chat", event: "in front", device: null },
    ],
    [
      "restricted/App.InFocus/remote/D-2",
      [
        [3, 0],
        [4, double(mac)],
        [6, "net.example.chat"],
      ],
      { kind: "app_use", event: "no longer in front", device: "D-2", details: { other_device: "D-2" } },
    ],
    [
      "restricted/App.WebUsage/local",
      [
        [1, "G"],
        [2, double(mac)],
        [4, "https://example.org/a"],
        [5, "example.org"],
        [6, "com.apple.mobilesafari"],
      ],
      { kind: "web_trace", url: "https://example.org/a", application: "com.apple.mobilesafari" },
    ],
    [
      "restricted/Location.Visit/local",
      [
        [1, double(when / 1e6 + 9000)],
        [
          3,
          [
            [1, double(43.2951)],
            [2, double(5.3739)],
            [3, double(35.5)],
            [4, double(12)],
            [5, double(-1)],
          ],
        ],
        [4, double(when / 1e6)],
        [5, double(when / 1e6 + 3600)],
        [
          8,
          [
            [1, "V-1"],
            [
              5,
              [
                [1, "P-1"],
                [2, "Harbour"],
                [3, "1 Quay"],
                [4, "port"],
              ],
            ],
          ],
        ],
      ],
      {
        kind: "place",
        place_type: "visit",
        time: when,
        end: when + 3.6e9,
        latitude: 43.2951,
        longitude: 5.3739,
        accuracy: 35.5,
        altitude: null,
        name: "Harbour",
        address: "1 Quay",
        details: { detected: "2023-11-15T00:43:20Z", written: "2023-11-14T22:15:00Z", category: "port" },
      },
    ],
    [
      "restricted/Notification.Usage/local",
      [
        [1, "N-1"],
        [2, double(mac)],
        [3, 1],
        [8, "Ana"],
        [12, "see https://example.org/x"],
        [14, "net.example.chat"],
      ],
      { kind: "notification", time: when, app_id: "net.example.chat", text: "Ana\nsee https://example.org/x" },
    ],
    [
      "restricted/Device.Wireless.WiFi/local",
      [
        [1, "Harbour"],
        [2, 1],
      ],
      { kind: "wifi_network", ssid: "Harbour", time: when + 100e6, details: { joined: true } },
    ],
    [
      "restricted/Device.Wireless.Bluetooth/local",
      [
        [1, "02:00:00:00:01:01"],
        [2, "Car"],
      ],
      { kind: "other_device", name: "Car", device_id: "02:00:00:00:01:01" },
    ],
    [
      "restricted/Media.NowPlaying/local",
      [
        [2, double(mac)],
        [5, "An artist"],
        [8, "A title"],
        [15, "com.apple.Music"],
      ],
      { kind: "app_use", app_id: "com.apple.Music", event: "now playing", details: { title: "A title" } },
    ],
    [
      "restricted/_DKEvent.App.Install/local",
      event("/app/install", [[3, "net.example.chat"]], [[[3, "Chat"]]]),
      { kind: "app_event", event: "installed", app_id: "net.example.chat", details: { metadata: ["Chat"] } },
    ],
    [
      "restricted/_DKEvent.Safari.History/local",
      event("/safari/history", [[3, "https://example.org/"]], [[[3, "A page"]]]),
      { kind: "web_trace", url: "https://example.org/", title: "A page", time: when },
    ],
    [
      "restricted/_DKEvent.Wifi.Connection/local",
      event("/wifi/connection", [[3, "Harbour"]]),
      { kind: "wifi_network", ssid: "Harbour", last_seen: when + 60e6 },
    ],
    [
      "restricted/_DKEvent.Device.IsPluggedIn/local",
      event("/device/isPluggedIn", [[4, 1]]),
      { kind: "log_event", event: "_DKEvent.Device.IsPluggedIn", text: "1", time: when },
    ],
    [
      "restricted/Safari.Navigations/local",
      [
        [1, "example.org"],
        [5, "FR"],
        [8, ""],
      ],
      { kind: "web_trace", url: "example.org", time: when + 100e6, details: { country: "FR" } },
    ],
    [
      "restricted/Device.KeybagLocked/local",
      [[1, 0]],
      { kind: "log_event", event: "Device.KeybagLocked", text: "unlocked" },
    ],
    ["restricted/Device.ScreenLocked/local", [[2, 5]], { kind: "log_event", event: "Device.ScreenLocked", text: null }],
    ["restricted/Device.Power.PluggedIn/local", [[1, 7]], { kind: "log_event", text: "7" }],
    [
      "public/Some.NewStream/local",
      [
        [1, "a text"],
        [2, double(mac)],
        [3, [[1, 7]]],
      ],
      {
        kind: "log_event",
        event: "Some.NewStream",
        time: when + 100e6,
        details: { message: { 1: "a text", 2: mac, 3: { 1: 7 } } },
      },
    ],
  ];
  it.each(cases)("tells what %s holds", async (path, fields, expected) => {
    const { records, problems } = await read(path, message(fields));
    expect(problems).toEqual([]);
    expect(records).toMatchObject([expected]);
  });

  it("reads notifications of iOS 14 in a container of version 1", async () => {
    const path = "private/var/mobile/Library/DuetExpertCenter/streams/userNotificationEvents/local/1";
    const data = message([
      [1, double(1)],
      [2, "G"],
      [3, "Ana"],
      [4, "group"],
      [5, "hello"],
      [8, "net.example.chat"],
    ]);
    const files = { [path]: buildSegb1([{ data, written: mac }]) };
    const { records, problems } = await readArtifact(biome, files, "ios_filesystem");
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { kind: "notification", time: when, title: "Ana", subtitle: "group", text: "hello", app_id: "net.example.chat" },
    ]);
  });

  it("leaves out deleted entries and says once what was overwritten", async () => {
    const { path, bytes } = biomeSample();
    const reading = await readArtifact(biome, { [path]: bytes }, "ios_filesystem");
    expect(reading.records).toHaveLength(3);
    expect(reading.problems).toEqual([]);
    const rubbish = { data: Uint8Array.of(0x0b), written: mac, crc: 1 };
    const again = await readArtifact(biome, { [path]: buildSegb2([rubbish, rubbish]) }, "ios_filesystem");
    expect(again.problems.map(({ message: said }) => said)).toEqual([
      "2 entries were overwritten or altered and cannot be read",
    ]);
  });

  it("keeps an entry whose checksum does not agree where it can be read, and says so in it", async () => {
    const { path } = biomeSample();
    const data = message([
      [3, 1],
      [4, double(mac)],
      [6, "a"],
    ]);
    const reading = await readArtifact(
      biome,
      { [path]: buildSegb2([{ data, written: mac, crc: 1 }]) },
      "ios_filesystem",
    );
    expect(reading.records).toMatchObject([{ app_id: "a", details: { checksum: "does not agree" } }]);
  });
});
