import { below, type Origin } from "../diagnostics/origin.ts";
import { planAsAt, whereSet } from "../plan/replay.ts";
import type { Report } from "../plan/reports.ts";
import { findingsKnownAt } from "./at-report.ts";
import { type ImplicationAnswer, implicationAnswers } from "./implication-answers.ts";
import type { CheckContext } from "./rule.ts";

/** A place that says what a row answered with none denies. */
interface Contradiction {
  /** For the message: `the concern "visit/letter/a" is about crime`. */
  readonly what: string;
  /** For the place itself. */
  readonly says: string;
  readonly origin: Origin;
}

/** The rows of a report answered with none, and what speaks against each. */
export function contradictionsOf(
  context: CheckContext,
  report: Report,
): { answer: ImplicationAnswer; contradictions: Contradiction[] }[] {
  const answers = implicationAnswers(context, report);
  return answers
    .filter(({ none }) => none)
    .map((answer) => ({
      answer,
      contradictions: KINDS.filter(({ row }) => isRow(answer, row)).flatMap(({ against }) =>
        against(context, report, answers),
      ),
    }));
}

interface Kind {
  /** Words of a row's title, or of its id. */
  readonly row: RegExp;
  readonly against: (
    context: CheckContext,
    report: Report,
    answers: readonly ImplicationAnswer[],
  ) => Contradiction[];
}

const isRow = ({ row, title }: ImplicationAnswer, words: RegExp): boolean =>
  words.test(title) || words.test(row.replaceAll("-", " "));

const GROUPS_ROW = /\bgroups? affected\b|\bgroups\b/i;
const WARDS_ROW = /\bwards?\b/i;

const PEOPLE =
  /\b(?:(?:looked[- ]after )?child(?:ren)?|young people|care leavers|famil(?:y|ies)|parents|carers|women|girls|boys|disab\w+|older people|refugees|ethnic)\b/i;
/** "All wards", "two wards", "Park East ward": not a ward in a hospital. */
const WARDS =
  /\b(?:all|both|most|some|several|two|three|four|five|six|two or more|these|\d+) wards\b|\bwards of [A-Z]|\b(?!Hospital|Children|Maternity)[A-Z][a-z]+(?: and [A-Z][a-z]+)* wards?\b/;
const CRIME =
  /\bexploit(?:ed|ation)\b|\boffend(?:ing|ers?)\b|\bcriminal (?!records?\b)|\banti-?social behaviour\b|\bdomestic (?:abuse|violence)\b/i;
const HEALTH =
  /\bhealth\b(?! (?:visitors?|professionals?|practitioners?|partners?|staff|services'|and safety))/i;

const DENIED = /\b(?:no|not|none|neither|nor|without)\b/i;

const KINDS: readonly Kind[] = [
  {
    row: /\b(?:equalit(?:y|ies)|diversity)\b/i,
    against: (_, __, answers) => otherRows(answers, (one) => isRow(one, GROUPS_ROW), PEOPLE),
  },
  { row: WARDS_ROW, against: (_, __, answers) => otherRows(answers, (one) => !isRow(one, WARDS_ROW), WARDS) },
  {
    row: GROUPS_ROW,
    against: (_, __, answers) => otherRows(answers, (one) => !isRow(one, GROUPS_ROW), PEOPLE),
  },
  {
    row: /\bcrime\b|\bS17\b/i,
    against: (context, report) => concerns(context, report, CRIME, "crime and disorder"),
  },
  {
    row: /\bhealth\b(?! and safety)/i,
    against: (context, report) => [
      ...concerns(context, report, HEALTH, "health"),
      ...continuing(context, report),
    ],
  },
];

/** Other rows that name what this one denies, by their first such words. */
function otherRows(
  answers: readonly ImplicationAnswer[],
  counts: (answer: ImplicationAnswer) => boolean,
  words: RegExp,
): Contradiction[] {
  const against = answers.find(
    (one) => counts(one) && !one.none && !DENIED.test(one.text) && words.test(one.text),
  );
  if (against === undefined) return [];
  const named = words.exec(against.text)?.[0] ?? "";
  return [
    {
      what: `"${against.title}" names "${named}"`,
      says: `"${against.title}" says so here`,
      origin: against.origin,
    },
  ];
}

function concerns(context: CheckContext, report: Report, words: RegExp, subject: string): Contradiction[] {
  return findingsKnownAt(context, report)
    .filter(({ finding }) => finding.kind === "concern" && words.test(finding.text))
    .map(({ path, origin }) => ({
      what: `the concern "${path}" is about ${subject}`,
      says: `"${path}" says so here`,
      origin: below(origin, "text"),
    }));
}

function continuing({ plan }: CheckContext, { asAt }: Report): Contradiction[] {
  return planAsAt(plan, asAt)
    .recommendations.filter(
      ({ track, title, text }) => track === "improvement-plan" && HEALTH.test(`${title}. ${text}`),
    )
    .map((recommendation) => ({
      what: `recommendation "${recommendation.id}" is about health`,
      says: `"${recommendation.id}" says so here`,
      origin: whereSet(recommendation, HEALTH.test(recommendation.title) ? "title" : "text"),
    }));
}
