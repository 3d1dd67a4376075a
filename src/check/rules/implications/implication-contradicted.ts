import { whereSet } from "../../../plan/history/replay.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { findingsKnownAt } from "../../facts/documents.ts";
import { showValue } from "../../prose/words.ts";
import type { CheckContext, Rule } from "../../rule.ts";
import { type ImplicationAnswer, implicationAnswers } from "./answers.ts";

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

/** Words of a row's title that say what the row is about. */
const GROUPS_ROW = /\bgroups? affected\b|\bgroups\b/i;
const WARDS_ROW = /\bwards?\b/i;
const EQUALITY_ROW = /\b(?:equalit(?:y|ies)|diversity)\b/i;
const CRIME_ROW = /\bcrime\b|\bS17\b/i;
const HEALTH_ROW = /\bhealth\b(?! and safety)/i;
const MONEY_ROW = /\bfinanc(?:e|es|ial)\b/i;

/** Words of other texts that contradict a row answered with none. */
const PEOPLE =
  /\b(?:(?:looked[- ]after )?child(?:ren)?|young people|care leavers|famil(?:y|ies)|parents|carers|women|girls|boys|disab\w+|older people|refugees|ethnic)\b/i;
/** The groups that a children's service is for. */
const CHILDREN =
  /\b(?:(?:looked[- ]after|disabled|missing|vulnerable) children|children|young people|care leavers|unaccompanied|young carers)\b/i;
const PROTECTED =
  /\b(?:disabled|disabilit(?:y|ies)|ethnic(?:ity)?|faith|religio\w+|cultural|culture and (?:faith|identity|language|religion)|refugees?|asylum|gender|lgbt\w*)\b/i;
/** "All wards", "two wards", "Park East ward": not a ward in a hospital. */
const WARDS =
  /\b(?:all|both|most|some|several|two|three|four|five|six|two or more|these|\d+) wards\b|\b(?:every|each) ward\b|\bwards of [A-Z]|\b(?!Hospital|Children|Maternity|Every|Each)[A-Z][a-z]+(?: and [A-Z][a-z]+)* wards?\b|\b(?:across|throughout) the (?:whole )?(?:borough|county|city|district)\b|\bborough-?wide\b/;
const CRIME =
  /\bexploit(?:ed|ation)\b|\boffend(?:ing|ers?)\b|\bcriminal (?!records?\b)|\banti-?social behaviour\b|\bdomestic (?:abuse|violence)\b|\b(?:gangs?|trafficking|trafficked|knife crime|county lines|radicalis\w+|youth justice)\b/i;
const HEALTH =
  /\bhealth\b(?! (?:visitors?|professionals?|practitioners?|partners?|staff|services'|and safety))|\b(?:CAMHS|immunisations?|dental|self-harm\w*|substance misuse)\b/i;
const MONEY = /£\s?\d[\d,]*/;

const DENIED = /\b(?:no|not|none|neither|nor|without)\b/i;

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
    row: EQUALITY_ROW,
    against: (context, report, answers) => [
      ...otherRows(answers, (one) => isRow(one, GROUPS_ROW), PEOPLE),
      ...concerns(context, report, PROTECTED, "people whom equality law protects"),
    ],
  },
  {
    row: WARDS_ROW,
    against: (_, __, answers) => otherRows(answers, (one) => !isRow(one, WARDS_ROW), WARDS),
  },
  {
    row: GROUPS_ROW,
    against: (context, report, answers) => [
      ...otherRows(answers, (one) => !isRow(one, GROUPS_ROW), PEOPLE),
      ...concerns(context, report, CHILDREN, "children or young people"),
    ],
  },
  {
    row: CRIME_ROW,
    against: (context, report, answers) => [
      ...concerns(context, report, CRIME, "crime and disorder"),
      ...otherRows(answers, (one) => !isRow(one, CRIME_ROW), CRIME),
    ],
  },
  {
    row: HEALTH_ROW,
    against: (context, report) => [
      ...concerns(context, report, HEALTH, "health"),
      ...continuing(context, report),
    ],
  },
  {
    row: MONEY_ROW,
    against: (_, __, answers) => otherRows(answers, (one) => !isRow(one, MONEY_ROW), MONEY),
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
