import type { Container } from "../container.ts";

/** A container for the second of several trees in it: it is closed, and complains, with the first one. */
export function keptOpen(container: Container): Container {
  return {
    kind: container.kind,
    name: container.name,
    encrypted: container.encrypted,
    problems: [],
    device: () => container.device(),
    entries: () => container.entries(),
    file: (path) => container.file(path),
    folders: (prefix) => container.folders(prefix),
    files: (prefix) => container.files(prefix),
    close() {},
  };
}
