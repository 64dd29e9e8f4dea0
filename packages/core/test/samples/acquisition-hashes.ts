import { createHash } from "node:crypto";
import type { FileSample } from "./sample.ts";

const encoder = new TextEncoder();
const files = {
  "getprop.txt": encoder.encode("[ro.product.model]: [Practice]\n"),
  "apks/com.example.apk": encoder.encode("an app"),
  'logs/data/anr/a, "b".txt': encoder.encode("a trace"),
};

export function acquisitionHashesSample(): FileSample {
  const lines = Object.entries(files).map(([path, bytes]) => {
    const hash = createHash("sha256").update(bytes).digest("hex");
    return `"0b7c/${path.replaceAll('"', '""')}",${hash}\n`;
  });
  return { kind: "androidqf", path: "hashes.csv", bytes: encoder.encode(lines.join("")), companions: files };
}
