import { jsonList, jsonLists } from "./person.ts";

/** The timeline of a Google account in its four layouts. Places are in the sea off Brest, where nobody lives. */
export function records(): string {
  const at = { source: "WIFI", deviceTag: 1184882232 };
  return jsonLists({
    locations: [
      { latitudeE7: 483000000, longitudeE7: -50000000, accuracy: 22, timestamp: "2023-11-14T22:13:20.250Z", ...at },
      { latitudeE7: 483000100, longitudeE7: 4244967296, accuracy: 18, timestampMs: "1700000060000", ...at },
      { latitudeE7: 483000200, longitudeE7: -50000200, altitude: 12, velocity: 3, timestamp: "2023-11-14T22:15:20Z" },
    ],
  });
}

export function semantic(): string {
  const duration = { startTimestamp: "2023-11-14T08:00:00Z", endTimestamp: "2023-11-14T08:30:00.500Z" };
  return jsonLists({
    timelineObjects: [
      {
        placeVisit: {
          location: {
            latitudeE7: 483e6,
            longitudeE7: -5e7,
            placeId: "synthetic-1",
            name: "Phare inventé",
            address: "Mer d’Iroise",
            sourceInfo: { deviceTag: 1184882232 },
          },
          duration,
          placeConfidence: "HIGH_CONFIDENCE",
          childVisits: [
            { location: { latitudeE7: 483000010, longitudeE7: -50000010, name: "Buvette inventée" }, duration },
          ],
        },
      },
      {
        activitySegment: {
          startLocation: { latitudeE7: 483000000, longitudeE7: -50000000 },
          endLocation: { latitudeE7: 483100000, longitudeE7: -50100000 },
          duration: { startTimestampMs: "1699950600000", endTimestampMs: "1699951200000" },
          distance: 1300,
          activityType: "WALKING",
          simplifiedRawPath: {
            points: [{ latE7: 483050000, lngE7: -50050000, accuracyMeters: 9, timestampMs: "1699950900000" }],
          },
        },
      },
      {
        activitySegment: {
          startLocation: {},
          endLocation: {},
          duration,
          waypointPath: {
            waypoints: [
              { latE7: 483000000, lngE7: -50000000 },
              { latE7: 483200000, lngE7: -50200000 },
            ],
            travelMode: "DRIVE",
          },
        },
      },
    ],
  });
}

export function androidTimeline(): string {
  const about = { startTime: "2024-06-15T09:00:00.000+02:00", endTime: "2024-06-15T10:00:00.000+02:00" };
  const lists = jsonLists({
    semanticSegments: [
      {
        ...about,
        visit: {
          hierarchyLevel: 0,
          topCandidate: {
            placeId: "synthetic-1",
            semanticType: "INFERRED_HOME",
            placeLocation: { latLng: "48.3000000°, -5.0000000°" },
          },
        },
      },
      {
        ...about,
        activity: {
          start: { latLng: "48.3°, -5.0°" },
          end: { latLng: "48.4°, -5.1°" },
          distanceMeters: 1300,
          topCandidate: { type: "CYCLING", probability: 0.8 },
        },
      },
      { ...about, timelinePath: [{ point: "48.31°, -5.01°", time: "2024-06-15T09:35:00.000+02:00" }] },
      { ...about, timelineMemory: { trip: { distanceFromOriginKms: 120 } } },
    ],
    rawSignals: [
      {
        position: {
          LatLng: "48.3, -5.0",
          accuracyMeters: 15,
          altitudeMeters: 35.5,
          source: "GPS",
          timestamp: "2024-06-15T07:05:00.000Z",
          speedMetersPerSecond: 1.5,
        },
      },
      {
        wifiScan: { deliveryTime: "2024-06-15T07:06:00.000Z", devicesRecords: [{ mac: 2199023255553, rawRssi: -61 }] },
      },
      { activityRecord: { timestamp: "2024-06-15T07:06:00.000Z" } },
    ],
  });
  const places = jsonList([{ placeId: "synthetic-1", placeLocation: "48.3°, -5.0°", label: "HOME" }]);
  return `${lists.slice(0, -3)},\n"userLocationProfile": {"frequentPlaces": ${places}}\n}\n`;
}

export function iosTimeline(): string {
  const about = { endTime: "2023-08-27T17:04:26.999-05:00", startTime: "2023-08-27T15:48:56.000-05:00" };
  return jsonList([
    {
      ...about,
      visit: {
        hierarchyLevel: "0",
        topCandidate: {
          probability: "0.78",
          semanticType: "Unknown",
          placeID: "synthetic-1",
          placeLocation: "geo:48.300000,-5.000000",
        },
      },
    },
    {
      ...about,
      activity: {
        probability: "0.9",
        end: "geo:48.4,-5.1",
        start: "geo:48.3,-5.0",
        distanceMeters: "1300.5",
        topCandidate: { type: "walking" },
      },
    },
    { ...about, timelinePath: [{ point: "geo:48.31,-5.01", durationMinutesOffsetFromStartTime: "49" }] },
  ]);
}

export function timelineSettings(): string {
  const device = {
    deviceTag: 1184882232,
    reportingEnabled: true,
    legacyReportingEnabled: false,
    devicePrettyName: "Téléphone inventé",
    platformType: "ANDROID",
    deviceCreationTime: "2022-03-01T08:00:00.123Z",
    androidOsLevel: 33,
    deviceSpec: {
      manufacturer: "Synthetic",
      model: "S-100",
      brand: "synthetic",
      isTrustedDevice: true,
    },
  };
  return JSON.stringify({
    createdTime: "2020-01-01T00:00:00Z",
    modifiedTime: "2023-11-14T22:13:20Z",
    historyEnabled: true,
    deviceSettings: [
      device,
      {
        ...device,
        deviceTag: -12,
        devicePrettyName: "Second téléphone",
      },
    ],
    retentionWindowDays: 2147483647,
  });
}
