import { describe, expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { backupInfoSample } from "../../../test/samples/backup-info.ts";
import { plistOf, sampleTime } from "../../../test/samples/sample.ts";
import { writeBinaryPlist } from "../../formats/plist/write.ts";
import { backupInfo } from "./backup-info.ts";
import { modelName } from "./models.ts";

const read = (info: unknown) => readArtifact(backupInfo, { "Info.plist": writeBinaryPlist(plistOf(info)) });

describe("about the backup", () => {
  it("tells who the phone is", async () => {
    const { records, problems } = await readArtifact(backupInfo, { "Info.plist": backupInfoSample().bytes });
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        kind: "device",
        time: sampleTime * 1e6,
        name: "Phone of A",
        model: "iPhone12,1",
        os_version: "16.7",
        build: "20H19",
        serial: "F123",
        imei: "350000000000000",
        device_id: "U",
        phone_number: "+15550000001",
        details: {
          model_name: "iPhone 11",
          "Display Name": "Phone of A",
          GUID: "G",
          ICCID: "8934",
          "Installed Applications": ["com.example.good", "com.example.side"],
          "Product Name": "iPhone 11",
          "Target Identifier": "t",
          "Target Type": "Device",
          "iTunes Version": "12.12",
        },
      },
    ]);
  });

  it("leaves large parts to others, and says what is of a wrong type", async () => {
    const { records, problems } = await read({
      "Device Name": 7,
      "Product Type": "iPhone99,9",
      Applications: {},
      "iTunes Files": {},
    });
    expect(records).toMatchObject([{ name: null, model: "iPhone99,9" }]);
    expect(records[0]?.details).toEqual({ "Device Name": 7, "Product Type": "iPhone99,9", model_name: null });
    expect(problems).toMatchObject([
      { code: "value", message: "Device Name is a number, which it should not be", locator: { key: "Device Name" } },
    ]);
  });

  it("that is no dictionary is said", async () => {
    expect((await read([])).problems).toMatchObject([{ code: "damaged" }]);
  });
});

it.each([
  ["iPhone12,1", "iPhone 11"],
  ["iPhone18,4", "iPhone Air"],
  ["iPad1,1", "iPad"],
  ["constructor", null],
])("the model %s is %s", (productType, name) => {
  expect(modelName(productType)).toBe(name);
});
