import { USUAL_THRESHOLD } from "../../../disclosure/policy.ts";
import { exemptionOf } from "../../../plan/history/exemptions.ts";
import { speaksOfChildren } from "../../../plan/measures/people.ts";
import type { PlanHeader } from "../../../plan/schema/header.ts";
import type { Kpi } from "../../../plan/schema/kpis.ts";
import type { Plan } from "../../../plan/schema/plan.ts";
import { isForPublic } from "../../../plan/schema/reports.ts";
import { updatesOnce } from "../../../plan/schema/updates.ts";
import { below, type Origin, within } from "../../../problems/origin.ts";
import { sentencesOf, tableRows } from "../../../prose/sentences.ts";
import { childCounts } from "../../../reading/figures/people.ts";
import { type Reading, readSentence, spanOf } from "../../../reading/reading.ts";
import { numberAt } from "../../../reading/words/numbers.ts";
import { tokensOf } from "../../../reading/words/tokens.ts";
import { SMALL_NUMBERS, TENS } from "../../../text/words.ts";
import { reportTexts } from "../../prose/report-prose.ts";
import { showValue } from "../../prose/words.ts";
import type { CheckContext, Rule } from "../../rule.ts";
import { documentLists, updateTexts } from "./exempt-texts.ts";

export const smallNumberTyped: Rule = {
  id: "small-number-typed",
  severity: "error",
  summary: "A text that a public report prints gives a small count of children.",
  why: "A report suppresses counts of children from 1 to 5 in tables and charts. The same number typed in a definition, an update, the reason of a restatement or the report itself is printed as it stands, and gives back what the table keeps confidential. The words of a letter are its author's; those of the council's own summary are not.",
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
      // Most texts have no such number, and to read one as Markdown costs more than to look for it.
      if (!hasNumberTo(text, threshold)) continue;
      for (const { value, from, to } of countsIn(text, about)) {
        if (value < 1 || value > threshold) continue;
        yield {
          message: `${showValue(text.slice(from, to))} is a count of ${value}: expected no count of children from 1 to ${threshold} in a text that the public reads`,
          origin: within(origin, from, to),
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
  for (const one of councilTexts(plan)) yield { ...general, ...one };
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
    const exempt = exemptionOf(update, plan);
    if (exempt === undefined) for (const one of updateTexts(update, exempt)) yield { ...general, ...one };
  }
  for (const report of reports.filter(isForPublic)) {
    for (const [index, { title: text, exempt }] of (report.appendices ?? []).entries())
      if (text !== undefined && exempt === undefined)
        yield {
          ...general,
          text,
          origin: below(report.origin, "appendices", index, "title"),
          entity: report.id,
        };
    for (const { field, part, text, origin } of reportTexts(report)) {
      const isExempt = field === "highlights" && report.highlights?.[Number(part)]?.exempt !== undefined;
      if (!isExempt) yield { ...general, text, origin, entity: report.id };
    }
  }
}

/** What the council says of events and audits, and its own summaries of letters. A letter's own words are its author's. */
function* councilTexts(plan: Plan): Generator<Pick<PrintedText, "text" | "origin" | "entity">> {
  for (const { id: entity, title, text, origin } of plan.events)
    for (const [field, one] of Object.entries({ title, text }))
      if (one !== undefined) yield { text: one, origin: below(origin, field), entity };
  for (const { id: entity, theme, recurring = [], origin } of plan.audits) {
    yield { text: theme, origin: below(origin, "theme"), entity };
    for (const [index, text] of recurring.entries())
      yield { text, origin: below(origin, "recurring", index), entity };
  }
  for (const { documents, origin, entity } of documentLists(plan)) {
    for (const [index, { summary = false, text, findings = [] }] of documents.entries()) {
      if (!summary) continue;
      const place = below(origin, "documents", index);
      if (text !== undefined) yield { text, origin: below(place, "text"), entity };
      for (const [position, finding] of findings.entries())
        if (finding.exempt === undefined)
          yield { text: finding.text, origin: below(place, "findings", position, "text"), entity };
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

/** A count of children in a text; offsets are into the text. */
interface TypedCount {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

function countsIn(text: string, about: string): TypedCount[] {
  const isOfChildren = speaksOfChildren(`${text} ${about}`);
  return readText(text).flatMap(({ reading, start }) =>
    childCounts(reading, isOfChildren).map(({ value, at, end }) => {
      const [from, to] = spanOf(reading, at, end);
      return { value, from: start + from, to: start + to };
    }),
  );
}

function hasNumberTo(text: string, threshold: number): boolean {
  if (!MAY_HOLD_NUMBER.test(text)) return false;
  const tokens = tokensOf(text);
  return tokens.some((_, at) => {
    const value = numberAt(tokens, at)?.value ?? 0;
    return value >= 1 && value <= threshold;
  });
}

/** A digit or a word that a number from 1 begins with or has in it: to look for one costs less than to take a text apart. */
const MAY_HOLD_NUMBER = new RegExp(
  `[1-9]|(?<![a-z])(?:${[...SMALL_NUMBERS, ...TENS, "dozen", "hundred", "thousand", "million"].join("|")})`,
  "i",
);

/** Every sentence of a text, and every row of its tables. */
const readText = (text: string): { readonly start: number; readonly reading: Reading }[] =>
  [...sentencesOf(text), ...tableRows(text)].map((sentence) => ({
    start: sentence.start,
    reading: readSentence(sentence, text.slice(sentence.start, sentence.start + sentence.text.length)),
  }));
