import { isForCabinet } from "../../../plan/schema/reports.ts";
import { within } from "../../../problems/origin.ts";
import { REFERENCE_MARK } from "../../../prose/references.ts";
import {
  ANOTHER,
  ANY,
  ASKS,
  CONTENTS,
  DECIDING,
  DELEGATES,
  IN_LAW,
  JUDGES,
  LEFT_OPEN,
  LIMITS,
  MODALS,
  ONLY_TALK,
  REFERS,
  UNDECIDED,
} from "../../../reading/lexicons/decisions.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { type Token, tokensOf } from "../../../reading/words/tokens.ts";
import { wordingsIn, wordingsOf } from "../../../reading/words/wordings.ts";
import { reportTexts } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";

export const decisionVague: Rule = {
  id: "decision-vague",
  severity: "warning",
  summary: "A recommendation cannot stand as a decision in the minutes.",
  why: 'The minutes lift each recommendation into "RESOLVED – That …". One that asks Members only to consider something, or leaves open what they decide, cannot be recorded as a decision, and nobody can be held to it.',
  bad: `\
reports:
  - id: cabinet-2016-09
    decisions: Members consider the report and agree whether further information is required.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    decisions:
      - the progress described in this report be noted;
      - the Director report on whether the target for visits has been met in December.
`,
  *check({ reports }) {
    for (const report of reports.filter(isForCabinet)) {
      for (const { field, text, origin } of reportTexts(report)) {
        if (field !== "decisions") continue;
        const tokens = tokensOf(maskReferences(text));
        for (const { why, at, end } of vagueWordsIn(tokens)) {
          const span = [tokens[at]?.from ?? 0, tokens[end - 1]?.to ?? text.length] as const;
          const { says = why, hint } = ADVICE[why];
          yield {
            message: `The recommendation ${says} "${text.slice(...span).replace(/\s+/g, " ")}": expected words that can stand after "RESOLVED – That"`,
            origin: within(origin, ...span),
            entity: report.id,
            hint,
          };
        }
      }
    }
  },
};

/** A decision is judged as a whole, whatever its sentences. */
const maskReferences = (text: string): string =>
  text.replace(/\{\{[^{}]*\}\}/g, (one) => REFERENCE_MARK.repeat(one.length));

const OPEN = "Say what is decided; Members may ask for things in the meeting without a recommendation.";

const DECIDE = 'Say what is decided, such as "the progress reported be noted".';

const BEGIN = 'Begin with what is decided: "the plan be endorsed", "Cabinet notes …".';

const ADVICE: Readonly<Record<VagueWords["why"], { readonly says?: string; readonly hint: string }>> = {
  "begins with": { hint: BEGIN },
  "leaves open": { hint: OPEN },
  "leaves an alternative open with": { hint: DECIDE },
  "is a question, ending in": { hint: DECIDE },
  "decides nothing with": { hint: DECIDE },
  "left open": {
    says: "leaves open what is to be done, or when, with",
    hint: "Say who is to do what, and by when.",
  },
};

const WORDS = {
  undecided: wordingsOf(UNDECIDED),
  any: wordingsOf(ANY),
  leftOpen: wordingsOf(LEFT_OPEN),
  talk: wordingsOf(ONLY_TALK),
  judges: wordingsOf(JUDGES),
  contents: wordingsOf(CONTENTS),
  refers: wordingsOf(REFERS),
};

const ANOTHER_PHRASES = phrasesOf(ANOTHER);

const DELEGATE_PHRASES = phrasesOf(DELEGATES);

const DECIDING_PHRASES = phrasesOf(DECIDING);

const LIMIT_PHRASES = phrasesOf(LIMITS);

/** Words that keep a recommendation from being minuted as a decision. */
interface VagueWords {
  readonly why: keyof typeof UNDECIDED | "is a question, ending in" | "left open";
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
}

/** The vague words of a recommendation: what is open in it, or else what shows that it decides nothing. */
function vagueWordsIn(tokens: readonly Token[]): VagueWords[] {
  const found = [...undecidedIn(tokens), ...leftOpenIn(tokens)];
  if (found.length > 0) return found;
  const talk = wordingsIn(tokens, WORDS.talk).filter((one) => !isJudgement(tokens, one.end));
  // "Lends its support" does not support anything.
  const isTalk = (at: number): boolean => talk.some((one) => one.at <= at && at < one.end);
  const verbs = phrasesIn(tokens, DECIDING_PHRASES).filter(({ at }) => !isTalk(at));
  const decides = new Set(verbs.map(({ meaning }) => meaning));
  if (decides.has("decides")) return [];
  const idle = [...wordingsIn(tokens, WORDS.contents).slice(0, 1), ...(decides.has("notes") ? [] : talk)];
  return idle.map(({ at, end }) => ({ why: "decides nothing with", at, end }));
}

/** That somebody else is to decide, or to report on it, is a decision. */
function undecidedIn(tokens: readonly Token[]): VagueWords[] {
  const last = tokens.length - 1;
  const isQuestion = tokens[last]?.text === "?";
  const any = wordingsIn(tokens, WORDS.any).filter(({ end }) => !isSettled(tokens, end));
  const mayBegin = wordingsIn(tokens, WORDS.refers).length > 0;
  const found: VagueWords[] = [
    ...(isQuestion ? [{ why: "is a question, ending in" as const, at: last, end: last + 1 }] : []),
    ...wordingsIn(tokens, WORDS.undecided)
      .filter(({ meaning }) => !(meaning === "begins with" && mayBegin))
      .map(({ meaning, at, end }) => ({ why: meaning, at, end })),
    ...any.map(({ at, end }) => ({ why: "leaves open" as const, at, end })),
  ];
  return found.filter(({ at }) => phrasesIn(tokens, ANOTHER_PHRASES, 0, at).length === 0);
}

/** "Any changes be delegated", "any borrowing up to £3m" and what the law lets Members determine are decided. */
function isSettled(tokens: readonly Token[], end: number): boolean {
  if (IN_LAW.has(tokens[end - 1]?.word ?? "")) return true;
  const close = tokens.findIndex(({ text }, index) => index >= end && (text === "." || text === ";"));
  const stop = close === -1 ? tokens.length : close;
  const rest = tokens.slice(end, stop);
  const isToBe = rest.some(
    ({ word }, index) =>
      word === "be" && !MODALS.has(tokens[end + index - 1]?.word ?? "") && index + 1 < rest.length,
  );
  const [limit] = phrasesIn(tokens, LIMIT_PHRASES, end, stop);
  return (
    isToBe ||
    (limit !== undefined &&
      tokens.slice(limit.end, stop).some(({ kind, text }) => kind === "reference" || /^\d/.test(text)))
  );
}

/** One who may act for the Council within limits decides the rest. */
const leftOpenIn = (tokens: readonly Token[]): VagueWords[] =>
  wordingsIn(tokens, WORDS.leftOpen)
    .filter(({ at }) => phrasesIn(tokens, DELEGATE_PHRASES, 0, at).length === 0)
    .slice(0, 1)
    .map(({ at, end }) => ({ why: "left open", at, end }));

/** "Cabinet considers the strategy fit for purpose." */
const isJudgement = (tokens: readonly Token[], end: number): boolean =>
  tokens[end - 1]?.word === "consider" &&
  !ASKS.has(tokens[end]?.word ?? "") &&
  wordingsIn(tokens.slice(end), WORDS.judges).length > 0;
