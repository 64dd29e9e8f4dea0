import type { Database } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { tableDetails } from "../rows.ts";

const names = ["paired", "other"].map((kind) => `com.apple.MobileBluetooth.ledevices.${kind}.db`);

/** Keys of the link are never told. */
const keys = ["IRK", "LTK", "Keys", "LinkKey", "LocalIRK", "RemoteIRK"];

export const bluetoothLe = defineArtifact({
  id: "ios.bluetooth_le",
  title: "Bluetooth Low Energy devices met",
  platform: "ios",
  versions: "iOS 9 and later",
  where: {
    ios_backup: names.map(
      (name) => `SysSharedContainerDomain-systemgroup.com.apple.bluetooth-Library/Database/${name}`,
    ),
    ios_filesystem: names.flatMap((name) => [
      `private/var/containers/Shared/SystemGroup/*/Library/Database/${name}`,
      `private/var/mobile/Library/Database/${name}`,
    ]),
  },
  kinds: ["other_device"],
  recovers: ["PairedDevices", "OtherDevices"].map((table) => ({
    table,
    identity: ["Uuid", "Name", "Address"],
  })),
  timeBasis: "utc",
  reach: "paired ones until they are forgotten, others for days to weeks",
  references: [
    "iLEAPP bluetooth.py: PairedDevices and OtherDevices; the addresses of most are random",
    "Backups inspected by others: LastSeenTime and LastConnectionTime are counters of the phone, not times; told as numbers",
  ],
  view: { type: "table", columns: ["name", "device_id", "connection"] },

  async *read(input) {
    const db = await input.sqlite();
    const tables = ["PairedDevices", "OtherDevices"].filter((table) => db.has(table));
    for (const table of tables.length > 0 ? tables : ["PairedDevices"]) yield* devices(db, table);
  },
});

function* devices(db: Database, table: string): Generator<RecordDraft> {
  const details = tableDetails(db, table, "d", { except: ["Name", "Address", "ResolvedAddress", ...keys] });
  const rows = db.select({
    from: [table, "d"],
    columns: { name: "d.Name", address: "d.Address", resolved: "d.ResolvedAddress", ...details.columns },
  });
  for (const row of rows) {
    const address = row.text("address");
    const resolved = row.text("resolved");
    yield {
      kind: "other_device",
      locator: { table, rowid: row.rowid },
      name: row.text("name"),
      // The address behind the random one, where the phone knows it.
      device_id: resolved ?? address,
      connection: table === "PairedDevices" ? "bluetooth, paired" : "bluetooth, met",
      details: { ...details.read(row), ...(address === null ? {} : { Address: address }) },
    };
  }
}
