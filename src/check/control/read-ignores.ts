import type { Sources } from "../../diagnostics/diagnostic.ts";
import type { IgnoreComment } from "../../diagnostics/ignore-comment.ts";
import type { Origin } from "../../diagnostics/origin.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import { problemOf, type RuleInfo } from "../../diagnostics/rule-info.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { type Ignore, linesCovered, parseIgnore } from "./ignore-comments.ts";
import { ignoreMalformed } from "./rules/ignore-malformed.ts";

/** What a comment silences, and where. */
export interface PlacedIgnore extends Ignore {
  readonly origin: Origin;
  readonly covered: ReturnType<typeof linesCovered>;
  readonly lines: readonly string[];
}

type Rules = ReadonlyMap<string, RuleInfo>;

/** Reads comments; one that silences nothing is a problem. */
export function readIgnores(
  comments: readonly IgnoreComment[],
  rules: Rules,
  sources: Sources,
): { ignores: PlacedIgnore[]; problems: Problem[] } {
  const ignores: PlacedIgnore[] = [];
  const problems: Problem[] = [];
  for (const comment of comments) {
    const { text, origin } = comment;
    const ignore = parseIgnore(text);
    const refusal = refuse(ignore, comment, rules);
    if (refusal !== null) problems.push(problemOf(ignoreMalformed, { ...refusal, origin }));
    else if (ignore !== null) {
      const lines = sources.text(origin.file)?.split(/\r?\n/) ?? [];
      ignores.push({ ...ignore, origin, lines, covered: linesCovered(lines, sources.locate(origin)) });
    }
  }
  return { ignores, problems };
}

type Refusal = Pick<Problem, "message" | "hint">;

function refuse(ignore: Ignore | null, { text, inText }: IgnoreComment, rules: Rules): Refusal | null {
  if (inText) {
    const message = `"# ${text}" stands inside a text, where it silences nothing and would be printed`;
    return { message, hint: "Put the comment above the key that the text belongs to." };
  }
  if (ignore === null) {
    const message = `"# ${text}" silences nothing: ${faultOf(text)}`;
    return { message, hint: "Write # improve-ignore <rule> -- <why nothing has to be done>." };
  }
  const rule = rules.get(ignore.rule);
  if (rule === undefined) {
    const hint = didYouMean(ignore.rule, rules.keys()) ?? "improve rules lists them.";
    return { message: `There is no rule "${ignore.rule}" to silence`, hint };
  }
  if (rule.fixed !== true) return null;
  const message = `"${ignore.rule}" cannot be silenced: what it finds would be missing from the report`;
  return { message, hint: "Put the problem itself right, and remove the comment." };
}

const FAULTS: readonly (readonly [pattern: RegExp, fault: string])[] = [
  [/^(?!improve-ignore\b)/, 'expected the word "improve-ignore"'],
  [/^improve-ignore:/, "expected no colon after improve-ignore"],
  [/^improve-ignore\s+[a-z-]+\s*,/, "expected one rule in a comment of its own"],
  [/[“”„]/, "expected straight quotation marks round the words"],
];

const faultOf = (text: string): string =>
  FAULTS.find(([pattern]) => pattern.test(text))?.[1] ?? "expected a rule, two dashes and a reason";
