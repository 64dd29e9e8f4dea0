import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { KeysProvider } from "./app/keys.tsx";
import { PreferencesProvider } from "./app/preferences.tsx";
import { router } from "./app/router.tsx";
import { queryClient } from "./engine/queries.ts";
import "./style/base.css";
import "./style/shell.css";

const place = document.getElementById("workbench");
if (!place) throw new Error("the page lacks the workbench's place");
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <PreferencesProvider>
        <KeysProvider>
          <RouterProvider router={router} />
        </KeysProvider>
      </PreferencesProvider>
    </QueryClientProvider>
  </StrictMode>,
);
