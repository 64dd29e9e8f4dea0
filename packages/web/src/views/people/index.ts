import { lazy } from "react";
import { defineView } from "../../app/view.ts";
import { readSearch } from "./search.ts";
import { texts } from "./texts.ts";

export const people = defineView({
  path: "people",
  texts,
  readSearch,
  Page: lazy(() => import("./page.tsx")),
});
