import type { InLanguage, OfCase } from "./workbench.ts";

/** A practice case as it is offered; texts are in the language that was asked for. */
export interface PracticeLine {
  readonly id: string;
  readonly title: string;
  readonly task: string;
  readonly phones: "ios" | "android" | "both";
  readonly questions: number;
  readonly state: "none" | "building" | "examining" | "ready" | "failed";
  /** Id of the case that is, or is being, made of it. */
  readonly case: string;
  /** Done of the examination, from 0 to 1, where it is known. */
  readonly share: number | null;
  /** Why it failed: English, for a person. */
  readonly problem?: string;
}

export interface PracticeTask {
  readonly title: string;
  readonly task: string;
  readonly questions: readonly PracticeQuestion[];
}

export interface PracticeQuestion {
  readonly id: string;
  readonly kind: "findings" | "value" | "time" | "choice";
  readonly text: string;
  readonly hints: readonly string[];
  /** Of a choice. */
  readonly options: readonly { readonly id: string; readonly text: string }[];
}

/** What a learner answers, of the kind of the question. */
export interface PracticeAnswer {
  readonly findings?: readonly string[];
  readonly value?: string;
  /** Microseconds since 1970. */
  readonly time?: number;
  readonly options?: readonly string[];
}

export interface PracticeChecked {
  readonly right: boolean;
  /** Of what was picked: what does not answer the question. */
  readonly wrong: readonly string[];
  readonly missing: number;
  /** Given once the answer is right, or to who gives up. */
  readonly explanation?: string;
  /** Given to who gives up. */
  readonly solution?: {
    readonly findings: readonly string[];
    readonly values: readonly string[];
    readonly times: readonly string[];
    readonly options: readonly string[];
  };
}

export interface PracticeWorkbench {
  practice(asked: InLanguage): Promise<readonly PracticeLine[]>;
  /** Builds the evidence of a case and examines it, while the page goes on. */
  startPractice(asked: InLanguage & { readonly id: string }): Promise<{ readonly started: true }>;
  /** Null where the case is none of practice. */
  practiceTask(asked: OfCase & InLanguage): Promise<{ readonly task: PracticeTask | null }>;
  checkPractice(
    asked: OfCase &
      InLanguage & { readonly question: string; readonly answer: PracticeAnswer; readonly giveUp: boolean },
  ): Promise<PracticeChecked>;
}
