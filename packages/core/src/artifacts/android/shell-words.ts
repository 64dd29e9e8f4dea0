/** Words of one command that are looked at. */
const most = 100;

/** What a command given to a shell names: paths, and other words, which may be packages, programs or options. */
export interface CommandWords {
  readonly paths: readonly string[];
  readonly names: readonly string[];
  readonly cut: boolean;
}

/**
 * Splits at blanks, quotes and the marks of the shell; nothing is expanded. `com.x/.Activity` names the package as well.
 * A path's own name is compared through the path.
 */
export function wordsOfCommand(command: string): CommandWords {
  const words = command.split(/[\s'"`;|&<>(){}=$,]+/, most + 1).filter((word) => word !== "");
  const paths: string[] = [];
  const names: string[] = [];
  for (const word of words.slice(0, most)) {
    const slash = word.indexOf("/");
    if (slash < 0 && !word.startsWith("-")) names.push(word.replace(/^package:/, ""));
    if (slash > 0) names.push(word.slice(0, slash));
    if (slash >= 0) paths.push(word);
  }
  return { paths, names, cut: words.length > most };
}
