import { field, joined } from "../../../../practice/src/writers/protobuf-writer.ts";
import { frameStream } from "../../../../practice/src/writers/signal-archive-writer.ts";
import { type FileSample, sampleTime } from "./sample.ts";

const ms = sampleTime * 1000;
const item = (...fields: readonly Uint8Array[]): Uint8Array => field(4, joined(...fields));
const account = new Uint8Array(16).fill(0xa1);

/** The owner, Ana, a group of both; a message with edit, quote, link, file and reaction; one taken back; a call. */
export const signalArchiveFrames: readonly Uint8Array[] = [
  joined(field(1, 1), field(2, ms), field(4, "Signal 8.0")),
  field(1, joined(field(1, new Uint8Array(32)), field(2, "owner.01"), field(4, "Me"))),
  field(2, joined(field(1, 1), field(5, new Uint8Array(0)))),
  field(
    2,
    joined(field(1, 2), field(2, joined(field(1, account), field(4, 34600111222), field(5, 1), field(18, "Ana")))),
  ),
  field(
    2,
    joined(
      field(1, 3),
      field(
        3,
        joined(
          field(1, new Uint8Array(32)),
          field(5, joined(field(2, field(1, "Group")), field(7, field(1, account)))),
        ),
      ),
    ),
  ),
  field(3, joined(field(1, 1), field(2, 2), field(5, 86_400_000))),
  field(3, joined(field(1, 2), field(2, 3), field(3, 1))),
  item(
    field(1, 1),
    field(2, 2),
    field(3, ms),
    field(8, joined(field(1, ms + 1), field(3, 1))),
    field(11, field(2, field(1, "hola"))),
  ),
  item(
    field(1, 1),
    field(2, 1),
    field(3, ms + 1000),
    field(6, joined(field(3, ms + 900), field(9, new Uint8Array(0)), field(11, field(2, field(1, "frist"))))),
    field(9, field(1, joined(field(1, 2), field(2, ms + 1200), field(6, new Uint8Array(0))))),
    field(
      11,
      joined(
        field(1, joined(field(1, ms), field(2, 2), field(3, field(1, "hola")))),
        field(2, field(1, "first")),
        field(3, field(1, joined(field(4, "image/jpeg"), field(7, "a.jpg"), field(13, field(1, new Uint8Array(64)))))),
        field(4, field(1, "https://1.example.org/")),
        field(6, joined(field(1, "👍"), field(2, 2), field(3, ms + 1500))),
      ),
    ),
  ),
  item(field(1, 2), field(2, 2), field(3, ms + 2000), field(8, field(1, ms + 2000)), field(14, new Uint8Array(0))),
  item(
    field(1, 1),
    field(2, 1),
    field(3, ms + 3000),
    field(10, new Uint8Array(0)),
    field(15, field(7, joined(field(2, 2), field(3, 1), field(4, 3), field(5, ms + 3000)))),
  ),
];

export function androidSignalArchiveSample(): FileSample {
  const bytes = frameStream(signalArchiveFrames);
  const odd = item(
    field(1, 2n ** 63n),
    field(2, 99),
    field(3, 2n ** 63n),
    field(11, field(2, field(1, new Uint8Array([0xff])))),
  );
  return {
    kind: "message_backup",
    path: "SignalBackups/signal-backup-2025-01-01/main!frames",
    bytes,
    poisoned: {
      "a frame that is no message": frameStream([...signalArchiveFrames, new Uint8Array([0x22, 0xff])]),
      "an item of extremes": frameStream([...signalArchiveFrames, odd]),
      "an end that is cut off": joined(bytes, new Uint8Array([50, 1])),
    },
  };
}
