import { useEffect } from "react";
import { stay } from "../engine/client.ts";

const atMostEach = 60_000;
const signs = ["keydown", "pointerdown", "wheel", "touchmove"] as const;

/** Tells the engine that somebody is here, and locks by itself where nobody is: what is shown must not stay shown. */
export function useIdleLock(minutes: number | undefined, lockNow: () => void): void {
  useEffect(() => {
    if (minutes === undefined || minutes === 0) return;
    let told = Date.now();
    let touched = Date.now();
    function onSign(): void {
      touched = Date.now();
      if (touched - told < atMostEach) return;
      told = touched;
      // Where it fails, the next thing that is asked says why.
      stay().catch(() => {});
    }
    const watch = setInterval(() => {
      if (Date.now() - touched >= minutes * 60_000) lockNow();
    }, 5000);
    for (const sign of signs) document.addEventListener(sign, onSign, { passive: true });
    return () => {
      clearInterval(watch);
      for (const sign of signs) document.removeEventListener(sign, onSign);
    };
  }, [minutes, lockNow]);
}
