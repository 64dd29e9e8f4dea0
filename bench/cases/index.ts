import type { BenchCase } from "../case.ts";
import { androidCases } from "./android.ts";
import { dataUsage } from "./data-usage.ts";
import { decryption } from "./decryption.ts";
import { largeIphone } from "./large-iphone.ts";
import { millionIndicators, someIndicators } from "./load-indicators.ts";
import { messageCases } from "./messages.ts";
import { redirects } from "./redirects.ts";
import { startUp } from "./start-up.ts";
import { workbench10m } from "./workbench.ts";

/** In the order in which they are run. A new case is a file here and a line in this list. */
export const cases: readonly BenchCase[] = [
  startUp,
  someIndicators,
  millionIndicators,
  redirects,
  dataUsage,
  decryption,
  largeIphone,
  ...androidCases,
  ...messageCases,
  workbench10m,
];
