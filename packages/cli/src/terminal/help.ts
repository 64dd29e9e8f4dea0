/** The width that help is laid out for where nobody says: that of a terminal's window that was never widened. */
const usualWidth = 80;

/** Prints the help of a command, as wide as the window, and never wider than 100. */
export function printHelp(text: string): void {
  const width = Math.min(process.stdout.columns ?? usualWidth, 100);
  process.stdout.write(`${laidOut(text.trimEnd(), width)}\n`);
}

/**
 * Lines that are too long are broken under where their text begins: after the name of an option, or after their indent.
 * What goes on in the next lines at that place flows on. Usages and examples keep their own lines.
 */
export function laidOut(text: string, width: number): string {
  const out: string[] = [];
  let block: { head: string; indent: number; words: string } | undefined;
  function end(): void {
    if (block) out.push(...wrapped(block.head, block.indent, block.words, width));
    block = undefined;
  }
  for (const line of text.split("\n")) {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    if (block && line.trim() !== "" && indent === block.indent && !isCommand(line) && !hasTerm(line)) {
      block.words += ` ${line.trim()}`;
      continue;
    }
    end();
    if (line.trim() === "" || line.endsWith("\\")) {
      out.push(line);
      continue;
    }
    const [, head = "", words = ""] = term.exec(line) ?? [];
    block = head
      ? { head, indent: head.length, words }
      : { head: " ".repeat(indent), indent: isCommand(line) ? indent + 4 : indent, words: line.trim() };
  }
  end();
  return out.join("\n");
}

/** `  --option VALUE   what it does`: what stands before the text, and the text. */
const term = /^(\s*\S.*?\s{2,})(\S.*)$/;

function hasTerm(line: string): boolean {
  return term.test(line);
}

function isCommand(line: string): boolean {
  return /^\s*(?:Usage: |Try it: )?(?:sillage|npx) /.test(line);
}

function wrapped(head: string, indent: number, words: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = head;
  let isEmpty = true;
  // What stands in brackets stays together.
  for (const word of words.split(/ (?![^[]*\])/)) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = " ".repeat(indent);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  lines.push(line);
  return lines;
}
