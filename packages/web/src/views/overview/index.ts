import { lazy } from "react";
import { defineView } from "../../app/view.ts";
import { texts } from "./texts.ts";

export const overview = defineView({
  path: "",
  texts,
  readSearch: () => ({}),
  Page: lazy(() => import("./page.tsx")),
});
