import type { CommanderError } from "commander";
import { UsageError } from "../errors.ts";

/** What commander says of a wrong command line, in our words. `command` is as typed: `improve check`. */
export function explainUsage({ code, message }: CommanderError, command: string): UsageError {
  const [sentence = "", suggestion = ""] = message.replace(/^error: /, "").split("\n");
  const meant = /\(Did you mean (.+)\?\)/.exec(suggestion)?.[1];
  const help = `${command} --help shows how.`;
  const hint = HINTS[code] ?? (meant === undefined ? help : `Did you mean "${meant}"? ${help}`);
  return new UsageError(reword(sentence), hint);
}

const HINTS: Readonly<Record<string, string>> = {
  "commander.excessArguments":
    "Put quotes round a name that holds spaces, and repeat an option that takes several values: -f html -f pdf.",
};

/** Each of commander's sentences that a command line can bring about; any other is printed as it is. */
const SENTENCES: readonly (readonly [pattern: RegExp, ours: string])[] = [
  [/^unknown (option|command) '(.+)'$/, 'There is no $1 "$2"'],
  [/^option '(.+)' argument missing$/, "$1 needs a value after it"],
  [/^option '(.+)' cannot be used with option '(.+)'$/, "$1 and $2 exclude each other"],
  [/^option '(.+?)' value '(.*)' from env '(.+)' is invalid\. (.+)$/, '"$2" in $3 does not suit $1. $4'],
  [/^option '(.+?)' argument '(.*)' is invalid\. (.+)$/, '"$2" does not suit $1. $3'],
  [/^missing required argument '(.+)'$/, "improve diff compares two sides, and <$1> is missing"],
  [
    /^too many arguments for 'diff'\. Expected 2 arguments but got \d+: (.+)\.$/,
    "improve diff compares two sides, not more: $1",
  ],
  [
    /^too many arguments for '(check|build)'\. Expected 1 argument but got \d+: (.+)\.$/,
    "improve $1 takes one folder, not several: $2",
  ],
  [
    /^too many arguments for '(.+)'\. Expected 1 argument but got \d+: (.+)\.$/,
    "improve $1 takes one name, not several: $2",
  ],
];

function reword(sentence: string): string {
  const brief = sentence
    .replaceAll(/(?<=')(?:-\w, )?(--[\w-]+)(?: <\w+>)?(?=')/g, "$1")
    .replace("Allowed choices are", "Expected one of");
  const [pattern, ours] = SENTENCES.find(([one]) => one.test(brief)) ?? [/^./, brief.charAt(0).toUpperCase()];
  return brief.replace(pattern, ours);
}
