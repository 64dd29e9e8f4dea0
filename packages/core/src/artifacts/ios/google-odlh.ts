import { defineArtifact } from "../artifact.ts";
import { googleSegments, segmentRecoveries } from "../google-segments.ts";

const file = "Library/Application Support/SemanticLocation/odlh-storage.db";

export const googleOdlh = defineArtifact({
  id: "ios.google_odlh",
  title: "Google's history of places on the phone",
  platform: "ios",
  versions: "Google Maps for iOS with the timeline on the device (2023 and later)",
  where: {
    ios_backup: [`AppDomain-com.google.Maps-${file}`],
    ios_filesystem: [`private/var/mobile/Containers/Data/Application/*/${file}`],
  },
  kinds: ["place"],
  recovers: segmentRecoveries,
  timeBasis: "utc",
  reach: "as long as the owner chose: three months or more",
  references: [
    "iLEAPP googleMaps.py: semantic_segment_table, with the columns and the place that ALEAPP googleOdlh.py reads",
    "Not read: place-index.db beside it, cells of an index, not places of the phone; Objects.sqlite of GMSCacheStorage-Objects, keys of a cache; searches, whose files no source describes",
  ],
  view: { type: "table", columns: ["time", "end", "place_type", "latitude", "longitude"] },
  read: googleSegments,
});
