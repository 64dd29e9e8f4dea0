import type { Stage } from "@sillage/core/workbench/examinations.ts";

/** Progress for a person: one line that changes on a terminal, plain lines elsewhere, nothing when quiet. */
export interface ProgressLine {
  stage(stage: Stage): void;
  /** Share done from 0 to 1 where it is known, and what is being looked at. */
  update(done: number | undefined, note: string): void;
  end(): void;
}

export function progressLine(stream: NodeJS.WriteStream, quiet: boolean): ProgressLine {
  if (quiet) return { stage: () => {}, update: () => {}, end: () => {} };
  return stream.isTTY ? terminalProgress(stream) : plainProgress(stream);
}

const stageNames: Readonly<Record<Stage, string>> = {
  opening: "Opening the evidence",
  planning: "Finding what the phone keeps",
  reading: "Reading",
  hashing: "Hashing every file",
  writing: "Writing the case",
};

/** Between two plain lines of one stage. */
const plainInterval = 10_000;

function plainProgress(stream: NodeJS.WriteStream): ProgressLine {
  let stage = "";
  let last = 0;
  return {
    stage(next) {
      stage = stageNames[next];
      last = Date.now();
      stream.write(`${stage} …\n`);
    },
    update(done, note) {
      if (Date.now() - last < plainInterval) return;
      last = Date.now();
      const share = done === undefined ? "" : ` ${Math.floor(done * 100)} %`;
      stream.write(`${stage}${share}: ${note}\n`);
    },
    end() {},
  };
}

function terminalProgress(stream: NodeJS.WriteStream): ProgressLine {
  let stage = "";
  let started = Date.now();
  let last = 0;
  function show(text: string): void {
    const width = Math.max(20, (stream.columns ?? 80) - 1);
    stream.write(`\r\x1b[2K${text.length > width ? `${text.slice(0, width - 1)}…` : text}`);
  }
  return {
    stage(next) {
      stage = stageNames[next];
      started = Date.now();
      last = 0;
      show(`${stage} …`);
    },
    update(done, note) {
      if (Date.now() - last < 100) return;
      last = Date.now();
      const share = done === undefined ? "" : ` ${Math.floor(done * 100)} %`;
      show(`${stage}${share}${remaining(done, Date.now() - started)}  ${note}`);
    },
    end: () => void stream.write("\r\x1b[2K"),
  };
}

/** What is left, once enough is done to tell. */
function remaining(done: number | undefined, elapsed: number): string {
  if (done === undefined || done < 0.05 || elapsed < 2000) return "";
  const seconds = Math.round(((elapsed / done) * (1 - done)) / 1000);
  return seconds < 60 ? `, about ${seconds} s left` : `, about ${Math.round(seconds / 60)} min left`;
}
