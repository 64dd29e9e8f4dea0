import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { type FileSample, plistOf, sampleTime } from "./sample.ts";

const folder = "Library/WebKit/WebsiteData/ResourceLoadStatistics";

export function webkitResourceLogSample(): FileSample {
  const lastSeen = new Date(sampleTime * 1000);
  const bytes = writeBinaryPlist(
    plistOf({
      browsingStatistics: [
        { PrevalentResourceOrigin: "a.example.org", lastSeen, hadUserInteraction: true },
        {
          PrevalentResourceOrigin: "b.example.org",
          lastSeen,
          topFrameUniqueRedirectsFrom: [{ domain: "from.example.org" }],
          topFrameUniqueRedirectsTo: [{ origin: "to.example.org" }],
          subframeUnderTopFrameOrigins: [{ origin: "frame.example.org" }],
        },
        { PrevalentResourceOrigin: "c.example.org", lastSeen, mostRecentUserInteraction: lastSeen },
      ],
    }),
  );
  const path = `AppDomain-com.apple.mobilesafari-${folder}/full_browsing_session_resourceLog.plist`;
  return { kind: "ios_backup", path, bytes };
}
