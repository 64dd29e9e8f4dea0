import { describe, expect, it } from "vitest";
import { createKeyStore, nameOf } from "./keys.tsx";

const plain = { ctrlKey: false, metaKey: false, altKey: false };

describe("a key", () => {
  it.each([
    ["j", "KeyJ", {}, "j"],
    ["J", "KeyJ", {}, "j"],
    ["?", "Slash", {}, "?"],
    ["ArrowDown", "ArrowDown", {}, "ArrowDown"],
    ["k", "KeyK", { ctrlKey: true }, "Ctrl-k"],
    ["k", "KeyK", { metaKey: true }, "Ctrl-k"],
    ["k", "KeyK", { altKey: true }, undefined],
    // An Arabic, a Russian and a Greek keyboard: the place of the key counts.
    ["ت", "KeyJ", {}, "j"],
    ["л", "KeyK", {}, "k"],
    ["؟", "Slash", {}, "?"],
    ["ظ", "Slash", {}, "/"],
    // A French one is Latin: what is printed on the key counts.
    ["q", "KeyA", {}, "q"],
  ])("%s at %s is called %s %s", (key, code, more, name) => {
    expect(nameOf({ ...plain, key, code, ...more })).toBe(name);
  });
});

describe("the table of keys", () => {
  it("asks for what a key does each time, and puts the newest before", () => {
    const store = createKeyStore();
    const said: string[] = [];
    let state = "early";
    store.add(() => [{ key: "j", label: "shell", run: () => said.push("shell") }]);
    const remove = store.add(() => {
      const seen = state;
      return [{ key: "j", label: "view", run: () => said.push(seen) }];
    });
    state = "late";
    const press = () =>
      store
        .all()
        .find(({ key }) => key === "j")
        ?.run();
    press();
    remove();
    press();
    expect(said).toEqual(["late", "shell"]);
  });
});
