import { describe, expect, it } from "vitest";
import { createSessions } from "./session.ts";

function sessionsAt(lockAfter: number) {
  let time = 0;
  let locks = 0;
  const sessions = createSessions({ lockAfter, now: () => time, onLock: () => locks++ });
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { sessions, pass, locks: () => locks };
}

describe("a token", () => {
  it("is exchanged once", () => {
    const { sessions } = sessionsAt(0);
    const token = sessions.issue();
    const session = sessions.redeem(token);
    expect(session).toBeDefined();
    expect(sessions.redeem(token)).toBeUndefined();
    expect(sessions.holds(session, false)).toBe(true);
  });

  it("stops working when another is issued", () => {
    const { sessions } = sessionsAt(0);
    const first = sessions.issue();
    sessions.issue();
    expect(sessions.redeem(first)).toBeUndefined();
  });

  it.each(["", "x", "a".repeat(43)])("is not guessed: %j", (guess) => {
    const { sessions } = sessionsAt(0);
    sessions.issue();
    expect(sessions.redeem(guess)).toBeUndefined();
    expect(sessions.holds(guess, true)).toBe(false);
  });
});

describe("the idle lock", () => {
  function entered(lockAfter: number) {
    const made = sessionsAt(lockAfter);
    const session = made.sessions.redeem(made.sessions.issue());
    return { ...made, session };
  }

  it("ends all sessions where nobody touches them", () => {
    const { sessions, pass, session, locks } = entered(1000);
    const other = sessions.redeem(sessions.issue());
    pass(1000);
    sessions.lockIdle();
    expect([sessions.holds(session, true), sessions.holds(other, true)]).toEqual([false, false]);
    expect(locks()).toBe(1);
  });

  it("waits where somebody does", () => {
    const { sessions, pass, session } = entered(1000);
    for (let i = 0; i < 5; i++) {
      pass(900);
      expect(sessions.holds(session, true)).toBe(true);
    }
  });

  it("is not put off by what a page asks by itself", () => {
    const { sessions, pass, session } = entered(1000);
    pass(600);
    expect(sessions.holds(session, false)).toBe(true);
    pass(600);
    expect(sessions.holds(session, false)).toBe(false);
  });

  it("never comes at 0", () => {
    const { sessions, pass, session } = entered(0);
    pass(1e9);
    expect(sessions.holds(session, false)).toBe(true);
  });

  it("says nothing where nobody is in", () => {
    const { sessions, pass, locks } = sessionsAt(1000);
    pass(5000);
    sessions.lockIdle();
    expect(locks()).toBe(0);
  });
});
