import { whereSet } from "../../../plan/history/replay.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { showValue } from "../../prose/words.ts";
import type { CheckContext, Rule } from "../../rule.ts";
import { findingsKnownAt } from "../events/documents.ts";
import { type ImplicationAnswer, implicationAnswers } from "./answers.ts";
import * as subjects from "./subjects.ts";
import { DENIED, HEALTH } from "./subjects.ts";

export const implicationContradicted: Rule = {
  id: "implication-contradicted",
  severity: "warning",
  summary: "A row of the implications says none, and the report or an inspectorate's letter says otherwise.",
  why: '"None" is often written from habit. A report that names looked after children as affected has something to say about equality, and one about a letter on sexual exploitation has something to say about crime and disorder: the duty to consider it is in section 17 of the Crime and Disorder Act 1998.',
  bad: `\
events:
  - id: visit
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - id: letter
        date: 2016-08-05
        findings: [{ id: a, kind: concern, text: Children at risk of exploitation are not safe., answers: R1 }]

reports:
  - id: cabinet-2016-09
    implications: { crime: none, efficiency: none }
`,
  good: `\
events:
  - id: visit
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - id: letter
        date: 2016-08-05
        findings: [{ id: a, kind: concern, text: Children at risk of exploitation are not safe., answers: R1 }]

reports:
  - id: cabinet-2016-09
    implications: { crime: The plan's work on exploitation helps to prevent crime., efficiency: none }
`,
  *check(context) {
    for (const report of context.reports) {
      for (const { answer, contradictions } of contradictionsOf(context, report)) {
        const [first, ...more] = contradictions;
        if (first === undefined) continue;
        const others = more.length === 0 ? "" : ` (and ${more.length} more)`;
        yield {
          message: `"${answer.title}" is answered ${showValue(answer.text)}, but ${first.what}${others}: expected a sentence that says what the implications are`,
          origin: answer.origin,
          entity: report.id,
          hint: "Say what the implications are, or why there are none all the same.",
          related: contradictions.map(({ says, origin }) => ({ message: says, origin })),
        };
      }
    }
  },
};

/** The rows of a report answered with none, and what contradicts each. */
function contradictionsOf(
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

const KINDS: readonly Kind[] = [
  {
    row: subjects.EQUALITY_ROW,
    against: (context, report, answers) => [
      ...otherRows(answers, (one) => isRow(one, subjects.GROUPS_ROW), subjects.PEOPLE),
      ...concerns(context, report, subjects.PROTECTED, "people whom equality law protects"),
    ],
  },
  {
    row: subjects.WARDS_ROW,
    against: (_, __, answers) => otherRows(answers, (one) => !isRow(one, subjects.WARDS_ROW), subjects.WARDS),
  },
  {
    row: subjects.GROUPS_ROW,
    against: (context, report, answers) => [
      ...otherRows(answers, (one) => !isRow(one, subjects.GROUPS_ROW), subjects.PEOPLE),
      ...concerns(context, report, subjects.CHILDREN, "children or young people"),
    ],
  },
  {
    row: subjects.CRIME_ROW,
    against: (context, report, answers) => [
      ...concerns(context, report, subjects.CRIME, "crime and disorder"),
      ...otherRows(answers, (one) => !isRow(one, subjects.CRIME_ROW), subjects.CRIME),
    ],
  },
  {
    row: subjects.HEALTH_ROW,
    against: (context, report) => [
      ...concerns(context, report, subjects.HEALTH, "health"),
      ...continuing(context, report),
    ],
  },
  {
    row: subjects.MONEY_ROW,
    against: (_, __, answers) => otherRows(answers, (one) => !isRow(one, subjects.MONEY_ROW), subjects.MONEY),
  },
];

/** A place that contradicts a row answered with none. */
interface Contradiction {
  /** For the message: `the concern "visit/letter/a" is about crime`. */
  readonly what: string;
  /** For the place itself. */
  readonly says: string;
  readonly origin: Origin;
}

/** The first other row that names what this one denies. */
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

/** Inspectorates' concerns with such words that were known at the report's date. */
function concerns(context: CheckContext, report: Report, words: RegExp, subject: string): Contradiction[] {
  return findingsKnownAt(context, report)
    .filter(({ finding }) => finding.kind === "concern" && words.test(finding.text))
    .map(({ path, origin }) => ({
      what: `the concern "${path}" is about ${subject}`,
      says: `"${path}" says so here`,
      origin: below(origin, "text"),
    }));
}

/** Recommendations about health that are still in the plan. */
function continuing({ at }: CheckContext, { asAt }: Report): Contradiction[] {
  return at(asAt)
    .recommendations.filter(
      ({ track, title, text }) => track === "improvement-plan" && HEALTH.test(`${title}. ${text}`),
    )
    .map((recommendation) => ({
      what: `recommendation "${recommendation.id}" is about health`,
      says: `"${recommendation.id}" says so here`,
      origin: whereSet(recommendation, HEALTH.test(recommendation.title) ? "title" : "text"),
    }));
}
