import { isForCabinet } from "../../../plan/schema/reports.ts";
import { within } from "../../../problems/origin.ts";
import { REFERENCE_MARK } from "../../../prose/references.ts";
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
      const decisions = reportTexts(report).filter(({ field }) => field === "decisions");
      for (const { text, origin } of decisions) {
        for (const { says, hint, span } of findDecisionProblems(text)) {
          const words = text.slice(...span);
          yield {
            message: `The recommendation ${says} "${words}": expected words that can stand after "RESOLVED – That"`,
            origin: within(origin, ...span),
            entity: report.id,
            hint,
          };
        }
      }
    }
  },
};

/** Why a recommendation cannot stand after "RESOLVED – That", and the words that show it. */
interface DecisionProblem {
  readonly says: string;
  readonly hint: string;
  readonly span: readonly [start: number, end: number];
}

/** References are masked, and the text keeps its length. */
function findDecisionProblems(written: string): DecisionProblem[] {
  const text = written
    .replace(/\{\{[^{}]*\}\}/g, (one) => REFERENCE_MARK.repeat(one.length))
    .replace(/\n/g, " ");
  const found = [
    ...vagueWordsIn(text, UNDECIDED, ANOTHER),
    ...vagueWordsIn(text, LEFT_OPEN, DELEGATES).slice(0, 1),
  ];
  if (found.length > 0 || DECIDING.test(text)) return found;
  return ONLY_TALK.flatMap((pattern) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ says: "decides nothing with", hint: DECIDE, span: spanOf(match) }];
  });
}

function vagueWordsIn(text: string, words: readonly VagueWords[], unlessBefore: RegExp): DecisionProblem[] {
  return words.flatMap(({ pattern, says, hint }) => {
    const match = pattern.exec(text);
    if (match === null || unlessBefore.test(text.slice(0, match.index))) return [];
    return [{ says, hint, span: spanOf(match) }];
  });
}

/** The first group of a match. */
function spanOf({ 0: whole, 1: words = whole, index }: RegExpExecArray): DecisionProblem["span"] {
  const start = index + whole.indexOf(words);
  return [start, start + words.length];
}

const START = "^\\s*(?:that )?";
const CABINET = "(?:(?:the )?(?:cabinet|members|councillors|committee|board|executive)\\b)";
const OPEN = "Say what is decided; Members may ask for things in the meeting without a recommendation.";
const DECIDE = 'Say what is decided, such as "the progress reported be noted".';
const BEGIN = 'Begin with what is decided: "the plan be endorsed", "Cabinet notes …".';

const WHO_AND_WHEN = "Say who is to do what, and by when.";

/** Vague words, as a pattern whose first group, if it has one, is the words to point at. */
interface VagueWords {
  readonly pattern: RegExp;
  readonly says: string;
  readonly hint: string;
}

const LATER = "(?:appropriate|necessary|required|needed)(?! (?:by|to|under|for|of)\\b)";
const NOT_NAMED = "(?! (?:set out|described|listed|proposed|in|at|on)\\b)";

/** Words that leave open what is to be done or when, whoever is to do it. */
const LEFT_OPEN: readonly VagueWords[] = [
  new RegExp(
    `\\b(as and when(?: (?:it|they) (?:is|are))?(?: [a-z]+)?|as (?:(?:may|might) be |is |are )?${LATER}|when(?:ever|soever)? (?:it is )?${LATER}|in due course|at (?:the|an) appropriate time|at (?:a|some) (?:later|future) (?:date|point|time))\\b`,
    "i",
  ),
  /\b((?:all |any |such |the )?(?:necessary|appropriate|suitable|requisite) (?:steps|actions?|measures|arrangements))\b/i,
  /\b(such (?:[a-z]+ )?(?:steps|actions?|measures|arrangements|information|reports?)(?=.*\bas\b))/i,
  /\b(as (?:members|cabinet|councillors|officers|it|they|he|she|(?:is|are|may be)) (?:sees?|thinks?|thought|considers?|considered|deems?|deemed|feels?|felt) (?:fit|appropriate|necessary|right|proper|best))\b/i,
  /\b(every effort|best endeavours|(?:all|everything) (?:that )?(?:it|they|we) can)\b/i,
  /\b(continues? (?:to (?:work(?: hard)?|strive|improve|drive|build|make progress|do)\b|(?:with )?(?:its|their|the) (?:good |hard )?(?:work|efforts)))(?![^.;]*(?:\d|\uFFFC))/i,
  /\b(consideration be given to)\b/i,
  /\b(be (?:kept under (?:close |constant |regular )?review|(?:closely |carefully )?monitored(?: closely| carefully)?))\s*[.;]?(?:\s+and)?\s*$/i,
].map((pattern) => ({ pattern, says: "leaves open what is to be done, or when, with", hint: WHO_AND_WHEN }));

/** What the law lets those who decide determine: "determines any objections". */
const IN_LAW = "(?:objections?|appeals?|applications?|representations?)\\b";
/** "Any changes be delegated" decides what is done with them; "any that may be needed" does not. */
const IS_TO_BE = "[^.;]*?(?<!\\b(?:to|may|might|can|could|will|would|shall|should|must)) be [a-z]+\\b";
const LIMITED =
  "[^.;]*?\\b(?:up to|(?:no|not) more than|not exceeding|within|limited to|below) [^.;]*?(?:\\d|\uFFFC)";

/** Words that leave the decision itself open. */
const UNDECIDED: readonly VagueWords[] = [
  { pattern: /(\?)\s*$/, says: "is a question, ending in", hint: DECIDE },
  { pattern: new RegExp(`${START}(to [a-z]+)`, "i"), says: "begins with", hint: BEGIN },
  {
    pattern: new RegExp(`${START}((?:it (?:is|be) )?recommended)\\b`, "i"),
    says: "begins with",
    hint: BEGIN,
  },
  { pattern: new RegExp(`${START}(${CABINET} to [a-z]+)`, "i"), says: "begins with", hint: BEGIN },
  {
    pattern: new RegExp(`${START}(${CABINET} (?:is|are) (?:asked|invited|requested|recommended) to)\\b`, "i"),
    says: "begins with",
    hint: BEGIN,
  },
  {
    pattern:
      /\b(?:agree|decide|determine|consider|discuss|resolve|indicate|say|advise)s?(?: on| upon)? (whether|if(?! (?:necessary|required|needed|appropriate|possible|so)\b))\b/i,
    says: "leaves open",
    hint: OPEN,
  },
  {
    pattern: new RegExp(
      `\\b(?:agree|approve|consider|determine|discuss|identify|make|raise|request|suggest)s? (any (?!${IN_LAW})[\\w-]+)(?!${IS_TO_BE}|${LIMITED})`,
      "i",
    ),
    says: "leaves open",
    hint: OPEN,
  },
  {
    pattern: new RegExp(
      `\\b(?:agree|consider|decide|determine|discuss|identify|say|indicate)s?(?: on| upon)? ((?:a|the) way forward|(?:the |any |its |their )?next steps|what\\b|which\\b|who\\b|(?:how|when|where) (?:best )?to\\b)${NOT_NAMED}`,
      "i",
    ),
    says: "leaves open",
    hint: OPEN,
  },
  {
    pattern: new RegExp(`${START}(${CABINET} (?:may|might|could) (?:wish|like|want) to)\\b`, "i"),
    says: "leaves open",
    hint: OPEN,
  },
  { pattern: /\b(or otherwise)\b/i, says: "leaves an alternative open with", hint: DECIDE },
  {
    pattern:
      /\b((?:accept|adopt|agree|approve|endorse|support)s?,?(?: amends?,?)? or (?:not|amend|decline|refuse|reject|vary)s?)\b/i,
    says: "leaves an alternative open with",
    hint: DECIDE,
  },
];

/** That somebody else is to decide, or to report on it, is a decision. */
const ANOTHER =
  /\b(?:be (?:asked|instructed|invited|requested|required)|asks?|instructs?|invites?|requests?|cabinet member|portfolio holder|leader|director|officers?|head of|heads of|manager|chief executive|scrutiny|board|committee|panel|group|authority|solicitor)\b/i;

/** Somebody who may act for the Council within limits decides the rest. */
const DELEGATES = /\b(?:delegat|authoris|empower)\w*/i;

/** The words after "considers the plan" where that means a judgement, not a discussion. */
const AS_SOUND =
  " (?!how\\b|whether\\b|what\\b|if\\b).*\\b(?:fit for purpose|(?:sound|adequate|sufficient|satisfactory|reasonable|suitable|robust|appropriate|complete|proportionate)(?=\\s*(?:[.;,]|$|(?:and|for|to|in)\\b)))";

const ONLY_TALK: readonly RegExp[] = [
  new RegExp(
    `${START}(?:${CABINET} )?(considers?(?!${AS_SOUND})|scrutinises?|discuss(?:es)?|debates?|comments? on|(?:gives?|offers?|expresses|express|shares?) (?:its|their|any) (?:views?|comments|feedback|thoughts|observations))\\b`,
    "i",
  ),
  /\b(for (?:information|discussion|comments?|debate))\s*[.;]?(?:\s+and)?\s*$/i,
  /\b(be (?:considered|scrutinised|discussed|debated))\s*(?:[.;]|;? and)?\s*$/i,
];

const DECIDING =
  /\b(?:accept|adopt|agree|appoint|approve|ask|authoris|commission|confirm|delegat|direct|endors|instruct|invit|not(?=es?\b|ed\b|ing\b)|receiv|recommend|refer|report(?=s? (?:back|to)\b)|request|requir|resolv|support)(?:e[sd]?|s|ing|ed)?\b/i;
