import { useSyncExternalStore } from "react";

const query = "(max-width: 48rem)";

/** Whether the window is so narrow that rows stand as cards. The same width as in the style sheets. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(query);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => matchMedia(query).matches,
  );
}
