/** Writes docs/reference/rule-statistics.json: what the rules find on practice phones on which nothing was planted. */
import { writeFileSync } from "node:fs";
import { measure, statisticsFile } from "./ordinary-phones.ts";

const { cases, rules } = await measure();
/** `{ "a": 1, "b": "c" }`, as the formatter leaves it: a rule a line. */
const line = (values: object): string =>
  `{ ${Object.entries(values)
    .map(([name, value]) => `"${name}": ${JSON.stringify(value)}`)
    .join(", ")} }`;
const rows = Object.entries(rules).map(([id, counted]) => `    "${id}": ${line(counted)}`);
const list = cases.map((id) => `"${id}"`).join(", ");
writeFileSync(statisticsFile, `{\n  "cases": [${list}],\n  "rules": {\n${rows.join(",\n")}\n  }\n}\n`);
