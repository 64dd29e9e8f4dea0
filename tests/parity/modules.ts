import type { StoredRecord } from "../case-records.ts";
import { peopleModules } from "./modules-people.ts";
import { systemModules } from "./modules-system.ts";
import { webModules } from "./modules-web.ts";
import type { PeerRecord } from "./peer.ts";
import type { PeerModule, Shape } from "./shape.ts";

const modules: Readonly<Record<string, readonly PeerModule[]>> = { ...peopleModules, ...systemModules, ...webModules };

/** The peer's module that tells a record of ours, and the record under its names; undefined where it has none. */
export function asPeerTells(record: StoredRecord): { readonly module: string; readonly shape: Shape } | undefined {
  for (const [module, sources] of Object.entries(modules)) {
    for (const { artifact, where, ours } of sources) {
      if (record.artifact === artifact && (where?.(record) ?? true)) return { module, shape: ours(record) };
    }
  }
  return undefined;
}

/** The peer's record without what is not compared. */
export function shapeOfPeer(module: string, record: PeerRecord): Shape {
  const sources = modules[module];
  if (!sources) throw new Error(`the peer's module ${module} stands in no table`);
  const shape = { ...(sources[0]?.peer?.(record) ?? record) };
  for (const { leftOut } of sources) for (const name of Object.keys(leftOut ?? {})) delete shape[name];
  return shape;
}
