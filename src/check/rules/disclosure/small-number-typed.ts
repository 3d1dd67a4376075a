import { USUAL_THRESHOLD } from "../../../disclosure/policy.ts";
import { exemptionOf } from "../../../plan/history/updates.ts";
import { CHILD_WORDS, OTHER_WORDS, speaksOfChildren } from "../../../plan/measures/people.ts";
import type { PlanHeader } from "../../../plan/schema/header.ts";
import type { Kpi } from "../../../plan/schema/kpis.ts";
import { isForPublic } from "../../../plan/schema/reports.ts";
import { updatesOnce } from "../../../plan/schema/updates.ts";
import { below, type Origin, within } from "../../../problems/origin.ts";
import { reportTexts } from "../../prose/report-prose.ts";
import { anyOf, MONTH, showValue } from "../../prose/words.ts";
import type { CheckContext, Rule } from "../../rule.ts";
import { counting, NUMBER, type StatedCount, statedCounts } from "../counts/stated-counts.ts";
import { updateTexts } from "./exempt-texts.ts";

export const smallNumberTyped: Rule = {
  id: "small-number-typed",
  severity: "warning",
  summary: "A text that a public report prints gives a small count of children.",
  why: "A report suppresses counts of children from 1 to 5 in tables and charts. The same number typed in a definition, an update, the reason of a restatement or the report itself is printed as it stands, and gives back what the table keeps confidential. Numbers in findings and letters are their authors' own.",
  bad: `\
kpis:
  - id: missing
    name: Missing children
    definition: Children who went missing in the month; 4 in August.
    unit: children
    frequency: monthly
    better: lower
reports:
  - id: cabinet-2016-09
    summary: Three children went missing in August.
`,
  good: `\
kpis:
  - id: missing
    name: Missing children
    definition: Children who went missing in the month.
    unit: children
    frequency: monthly
    better: lower
reports:
  - id: cabinet-2016-09
    summary: Fewer children went missing in August than in July.
`,
  *check(context) {
    if (!context.reports.some(isForPublic)) return;
    for (const { text, about, threshold, origin, entity } of printedTexts(context)) {
      for (const count of countsIn(text, about)) {
        if (count.value < 1 || count.value > threshold) continue;
        const end = count.from + count.match.trimEnd().length;
        yield {
          message: `${showValue(text.slice(count.from, end))} is a count of ${count.value}: expected no count of children from 1 to ${threshold} in a text that the public reads`,
          origin: within(origin, count.from, end),
          entity,
          hint: "Say it without the number; where it counts something else, name that.",
        };
      }
    }
  },
};

/** A text that reports print, and up to which number it may not count. */
interface PrintedText {
  readonly text: string;
  /** What is said of whom it counts elsewhere, as the name of its measure does. */
  readonly about: string;
  readonly threshold: number;
  readonly origin: Origin;
  readonly entity: string;
}

function* printedTexts({ plan, known, reports }: CheckContext): Generator<PrintedText> {
  const threshold = thresholdOf(plan.header);
  const general = { about: "", threshold };
  for (const kpi of known.kpis) yield* measureTexts(kpi, thresholdOf(kpi, plan.header));
  for (const { restated = new Map<string, string>(), origin } of plan.extracts) {
    for (const [id, text] of restated) {
      const kpi = known.kpis.find((one) => one.id === id);
      const about = kpi === undefined || kpi.subject === "staff" ? "" : `${kpi.name} ${kpi.unit}`;
      yield { text, about, threshold, origin: below(origin, "restated", id), entity: id };
    }
  }
  for (const { id, title, outcome, impact, evidence = [], origin } of plan.actions) {
    const fields = Object.entries({ title, outcome, impact });
    for (const [field, text] of fields)
      if (text !== undefined) yield { ...general, text, origin: below(origin, field), entity: id };
    for (const [index, { title: text }] of evidence.entries())
      yield { ...general, text, origin: below(origin, "evidence", index, "title"), entity: id };
  }
  for (const update of updatesOnce(plan.updates)) {
    const exempt = exemptionOf(update, plan.updates);
    if (exempt === undefined) for (const one of updateTexts(update, exempt)) yield { ...general, ...one };
  }
  for (const report of reports.filter(isForPublic)) {
    for (const { field, part, text, origin } of reportTexts(report)) {
      const isExempt = field === "highlights" && report.highlights?.[Number(part)]?.exempt !== undefined;
      if (!isExempt) yield { ...general, text, origin, entity: report.id };
    }
  }
}

const thresholdOf = (...holders: readonly (Kpi | PlanHeader | null | undefined)[]): number =>
  holders.find((one) => one?.disclosure?.threshold !== undefined)?.disclosure?.threshold ?? USUAL_THRESHOLD;

function* measureTexts(kpi: Kpi, threshold: number): Generator<PrintedText> {
  const { id, name, unit, subject, breaks = [], origin, fromStandard = [] } = kpi;
  const rest = { about: subject === "staff" ? "" : `${name} ${unit}`, threshold, entity: id };
  for (const field of ["name", "definition"] as const)
    if (!fromStandard.includes(field)) yield { ...rest, text: kpi[field], origin: below(origin, field) };
  for (const [index, { reason }] of breaks.entries())
    yield { ...rest, text: reason, origin: below(origin, "breaks", index, "reason") };
}

const WHICH =
  "(?:(?:of|the|these|those|our|all|more|other|such|disabled|missing|vulnerable|different|unaccompanied|asylum[- ]seeking|older|younger|new|local|adopted|fostered|exploited|trafficked|looked[- ]after|Year \\d{1,2}|\\d+) ){0,3}";
/** "Two care leavers", "3 of the 40 children"; not "two child protection plans" or "a Year 6 pupil". */
const CHILDREN = counting(
  `COUNT ${WHICH}(?!(?:day|week|month|year)s?[- ]old)(?<noun>${CHILD_WORDS})(?![\\w-])(?!['’]| (?!${anyOf(FOLLOWING())}|[a-z]+ed\\b)[a-z])`,
);

/** Words after a noun that do not make it part of another, as "plan" does in "two child protection plans". */
function FOLLOWING(): string[] {
  return "who whose whom that which was were is are had has have did do does could can will would may might should must went go came come left live lived need needed remain remained in on at with without from of to by and or but as for under over aged since during after before until while not no out off each only still now also so than because if when where into through between within missing looked placed subject waiting known seen moved returned entered became ran told said".split(
    " ",
  );
}

/** "4 in November": what is counted was said before. */
const ELLIPTICAL = counting(
  `COUNT (?:in|for|during|by|at the end of) (?:(?:early|late|mid-?) ?)?(?:${MONTH}|the (?:month|quarter|year|period)|Q[1-4])\\b`,
);

/** Numbers that name something, and those of a share or an age. */
const NAMES_SOMETHING =
  /\b(?:years?|key stages?|stages?|aged?|ages|sections?|parts?|bands?|tiers?|levels?|recommendations?|actions?|tables?|figures?|paragraphs?|chapters?|phases?|steps?|wards?|classes|class|groups?|rooms?|units?|teams?|appendix|regulations?|in|to|or|every|each|per|any|most|than|least|under|over|average(?: of)?)\s+$/i;

/** "One child was missing", not "one child, one plan". */
const IS_TOLD_OF = /^\s+(?:who|was|is|has|had|did|went|came|left|ran|in|on|at|under|aged|[a-z]+ed)\b/i;

/** "Two children in three" */
const IS_SHARE = new RegExp(`^\\s+(?:in|out of|of)\\s+(?:every\\s+)?${NUMBER}\\b(?!\\s+\\w+s\\b)`, "i");

const NOT_THEM = new RegExp(`(?<!\\w)(?:${OTHER_WORDS})(?!\\w)`, "gi");
const REFERENCE = /\{\{[^{}]*\}\}/g;

function countsIn(written: string, about: string): StatedCount[] {
  const text = [REFERENCE, NOT_THEM].reduce(
    (masked, pattern) => masked.replace(pattern, (found) => "#".repeat(found.length)),
    written,
  );
  const isOfChildren = speaksOfChildren(`${text} ${about}`);
  const counts = [
    ...statedCounts(text, CHILDREN).filter(isOfSome),
    ...(isOfChildren ? statedCounts(text, ELLIPTICAL) : []),
  ];
  return counts.filter(
    ({ qualifier, written: number, before, after }) =>
      qualifier === null &&
      !NAMES_SOMETHING.test(before) &&
      !IS_SHARE.test(after) &&
      (number.toLowerCase() !== "one" || IS_TOLD_OF.test(after)),
  );
}

/** "One child", "two children": a noun that does not agree belongs to another. Abbreviations are either. */
function isOfSome({ value, match }: StatedCount): boolean {
  const noun = match.trimEnd();
  const isPlural = /(?:s|children|people|women|men)$/i.test(noun);
  const isAbbreviation = /\b[A-Z&]{2,}s?$/.test(noun);
  return isAbbreviation || (value === 1 ? !isPlural || /\bof\b/i.test(noun) : isPlural);
}
