import type { BenchCase } from "../case.ts";
import { checkByBoth, usualIndicators } from "./side-by-side.ts";

export const redirects: BenchCase = {
  name: "redirects",
  title: "an iPhone with 50,000 Safari visits, 800 of them redirected",
  aims: ["time grows with visits, not with visits × redirects"],
  prepare: (room) =>
    checkByBoth(
      room,
      room.generated("redirects", "gen_ios.py", ["--safari", "50000", "--redirects", "800"]),
      usualIndicators(room),
    ),
};
