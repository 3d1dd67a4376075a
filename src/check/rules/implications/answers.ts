import { isNone } from "../../../plan/schema/header.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import type { CheckContext } from "../../rule.ts";

/** What a report says in one row of its implications. */
export interface ImplicationAnswer {
  readonly row: string;
  readonly title: string;
  readonly text: string;
  /** Whether it says, in whatever words, that there are no implications. */
  readonly none: boolean;
  readonly origin: Origin;
}

/** The answers to rows that the plan has, in the order of the plan. */
export function implicationAnswers(
  { plan }: Pick<CheckContext, "plan">,
  report: Report,
): ImplicationAnswer[] {
  return (plan.header?.implications ?? []).flatMap(({ id, title, none }) => {
    const text = report.implications?.get(id);
    if (text === undefined) return [];
    const origin = below(report.origin, "implications", id);
    return [{ row: id, title, text, none: saysNone(text, none), origin }];
  });
}

/** Words between "no" and "implications" that leave other implications possible. */
const LIMITED =
  "direct|further|additional|other|new|adverse|negative|significant|immediate|major|material|specific|longer";

const NONE: readonly RegExp[] = [
  new RegExp(
    `^[^,;:]*\\bno (?!(?:[\\w-]+ ){0,2}(?:${LIMITED})\\b)(?:[\\w-]+ ){0,4}(?:implications?|impacts?|effects?)\\b[^,;:]*$`,
    "i",
  ),
  /^[^,;:]*\bno (?:[\w-]+ ){0,2}(?:wards?|groups?|people)\b[^,;:]*\b(?:is|are|will be) affected\b[^,;:]*$/i,
  /^(?:there (?:is|are) )?(?:none|nil)(?: (?:identified|arising|known|affected))?(?: (?:from|in|by) (?:this|the) report)?$/i,
  new RegExp(
    `^[^,;:]*\\b(?:do|does|will) not (?:have|give rise to|raise|create) (?!(?:[\\w-]+ ){0,2}(?:${LIMITED})\\b)(?:[\\w-]+ ){0,4}(?:implications?|impacts?|effects?)\\b[^,;:]*$`,
    "i",
  ),
  /^[^,;:]*\b(?:do|does|will) not affect any (?:wards?|groups?|people)\b[^,;:]*$/i,
];

/** Words that qualify "none". */
const EXCEPTION =
  /\b(?:except|other than|apart from|beyond|but|although|however|unless|at this stage|yet)\b/i;

function saysNone(text: string, ownSentence: string): boolean {
  if (isNone(text)) return true;
  const plain = (one: string): string => one.trim().replace(/\s+/g, " ").replace(/\.$/, "");
  const sentence = plain(text);
  if (sentence.toLowerCase() === plain(ownSentence).toLowerCase()) return true;
  return !/\.\s/.test(sentence) && !EXCEPTION.test(sentence) && NONE.some((words) => words.test(sentence));
}
