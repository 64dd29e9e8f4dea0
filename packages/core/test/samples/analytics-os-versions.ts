export { analyticsSample as analyticsOsVersionsSample } from "./analytics.ts";
