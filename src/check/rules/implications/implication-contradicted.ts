import { whereSet } from "../../../plan/history/replay.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { DENIALS } from "../../../reading/lexicons/answers.ts";
import { ROWS, type RowSubject, type Subject } from "../../../reading/lexicons/subjects.ts";
import { subjectsIn } from "../../../reading/wording/subjects.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { foldedWords, tokensOf } from "../../../reading/words/tokens.ts";
import { findingsKnownAt } from "../../facts/documents.ts";
import { reportTexts } from "../../prose/report-prose.ts";
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

const ROW_PHRASES = phrasesOf(ROWS);

/** What a row is about, as its title or its id says. */
const subjectsOfRow = ({ title, row }: ImplicationAnswer): ReadonlySet<string> =>
  new Set(
    phrasesIn(tokensOf(`${title}. ${row.replaceAll("-", " ")}`), ROW_PHRASES).map(({ meaning }) => meaning),
  );

/** The rows of a report answered with none, and what contradicts each. */
function contradictionsOf(
  context: CheckContext,
  report: Report,
): { answer: ImplicationAnswer; contradictions: Contradiction[] }[] {
  const rows = implicationAnswers(context, report).map((answer) => ({
    answer,
    about: subjectsOfRow(answer),
  }));
  return rows
    .filter(({ answer }) => answer.none)
    .map(({ answer, about }) => ({
      answer,
      contradictions: KINDS.filter(({ row }) => about.has(row)).flatMap((kind) => {
        const others = rows.filter(
          (one) => !one.answer.none && (kind.only ? one.about.has(kind.only) : !one.about.has(kind.row)),
        );
        return [
          ...otherRows(
            others.map((one) => one.answer),
            kind.others,
          ),
          ...(kind.concerns ? concerns(context, report, ...kind.concerns) : []),
          ...(kind.row === "health" ? continuing(context, report) : []),
          ...(kind.row === "money" ? spending(report) : []),
        ];
      }),
    }));
}

interface Kind {
  readonly row: RowSubject;
  /** What other rows may not name; `only` says which rows, if not all. */
  readonly others: readonly Subject[];
  readonly only?: RowSubject;
  /** What an inspectorate's concerns may not be about, and how that is called. */
  readonly concerns?: readonly [subjects: readonly Subject[], called: string];
}

const PEOPLE: readonly Subject[] = ["children", "people", "protected"];

const KINDS: readonly Kind[] = [
  {
    row: "equality",
    others: PEOPLE,
    only: "groups",
    concerns: [["protected"], "people whom equality law protects"],
  },
  { row: "wards", others: ["wards"] },
  { row: "groups", others: PEOPLE, concerns: [["children"], "children or young people"] },
  { row: "crime", others: ["crime"], concerns: [["crime"], "crime and disorder"] },
  { row: "health", others: [], concerns: [["health"], "health"] },
  { row: "money", others: ["money"] },
];

/** A place that contradicts a row answered with none. */
interface Contradiction {
  /** For the message: `the concern "visit/letter/a" is about crime`. */
  readonly what: string;
  /** For the place itself. */
  readonly says: string;
  readonly origin: Origin;
}

const denies = (text: string): boolean => foldedWords(text).some((word) => DENIALS.has(word));

const names = (text: string, subjects: readonly Subject[]): string | undefined =>
  subjectsIn(text).find(({ subject }) => subjects.includes(subject))?.words;

/** The first other row that names what this one denies. */
function otherRows(answers: readonly ImplicationAnswer[], subjects: readonly Subject[]): Contradiction[] {
  const against = answers.find(({ text }) => !denies(text) && names(text, subjects) !== undefined);
  if (against === undefined) return [];
  return [
    {
      what: `"${against.title}" names "${names(against.text, subjects)}"`,
      says: `"${against.title}" says so here`,
      origin: against.origin,
    },
  ];
}

/** Inspectorates' concerns about such a subject that were known at the report's date. */
function concerns(
  context: CheckContext,
  report: Report,
  subjects: readonly Subject[],
  called: string,
): Contradiction[] {
  return findingsKnownAt(context, report)
    .filter(({ finding }) => finding.kind === "concern" && names(finding.text, subjects) !== undefined)
    .map(({ path, origin }) => ({
      what: `the concern "${path}" is about ${called}`,
      says: `"${path}" says so here`,
      origin: below(origin, "text"),
    }));
}

/** Recommendations about health that are still in the plan. */
function continuing({ at }: CheckContext, { asAt }: Report): Contradiction[] {
  const isHealth = (text: string): boolean => names(text, ["health"]) !== undefined;
  return at(asAt)
    .recommendations.filter(
      ({ track, title, text }) => track === "improvement-plan" && (isHealth(title) || isHealth(text)),
    )
    .map((recommendation) => ({
      what: `recommendation "${recommendation.id}" is about health`,
      says: `"${recommendation.id}" says so here`,
      origin: whereSet(recommendation, isHealth(recommendation.title) ? "title" : "text"),
    }));
}

/** The report's own decisions about a sum of money. One that is only noted is no decision to spend. */
const spending = (report: Report): Contradiction[] =>
  reportTexts(report)
    .filter(
      ({ field, text }) =>
        field === "decisions" && names(text, ["money"]) !== undefined && !foldedWords(text).some(isNoted),
    )
    .map(({ text, origin }) => ({
      what: `a decision names "${names(text, ["money"])}"`,
      says: "this decision says so",
      origin,
    }));

const isNoted = (word: string): boolean => word === "note" || word === "noted";
