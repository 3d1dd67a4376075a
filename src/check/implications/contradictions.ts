import type { Report } from "../../plan/reports.ts";
import type { CheckContext } from "../rule.ts";
import { type ImplicationAnswer, implicationAnswers } from "./answers.ts";
import { type Contradiction, concerns, continuing, otherRows } from "./evidence.ts";
import * as subjects from "./subjects.ts";

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
