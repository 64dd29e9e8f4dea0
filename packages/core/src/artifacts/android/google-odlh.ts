import { defineArtifact } from "../artifact.ts";
import { googleSegments, segmentRecoveries } from "../google-segments.ts";
import { appFile } from "./app-files.ts";

export const googleOdlh = defineArtifact({
  id: "android.google_odlh",
  title: "Google's history of places on the phone",
  platform: "android",
  versions: "Google Play services with the timeline on the device (2023 and later)",
  where: appFile(["com.google.android.gms"], "databases/odlh-storage.db"),
  kinds: ["place"],
  recovers: segmentRecoveries,
  timeBasis: "utc",
  reach: "as long as the owner chose: three months or more",
  references: [
    "ALEAPP googleOdlh.py: semantic_segment_table in seconds; the place lies at 3, 1, 4, 5 of the segment, in units of 10^-7 degrees",
  ],
  view: { type: "table", columns: ["time", "end", "place_type", "latitude", "longitude"] },

  read: googleSegments,
});
