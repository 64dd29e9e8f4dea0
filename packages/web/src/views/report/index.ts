import { lazy } from "react";
import { defineView } from "../../app/view.ts";
import { readSearch } from "./search.ts";
import { texts } from "./texts.ts";

export const report = defineView({
  path: "report",
  texts,
  readSearch,
  Page: lazy(() => import("./page.tsx")),
});
