import { lazy } from "react";
import { defineView } from "../../app/view.ts";
import { readSearch } from "./search.ts";
import { texts } from "./texts.ts";

export const practice = defineView({
  path: "practice",
  texts,
  readSearch,
  onlySynthetic: true,
  Page: lazy(() => import("./page.tsx")),
});
