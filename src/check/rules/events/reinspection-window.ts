import {
  daysOf,
  inspectionCycle,
  type ReinspectionWindow,
  reinspectionTime,
} from "../../../plan/history/inspection.ts";
import { whereSet } from "../../../plan/history/replay.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { formatInterval } from "../../../plan/time/intervals.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { inQuotes } from "../../../prose/sentences.ts";
import { plural, SMALL_NUMBERS, TENS } from "../../../text/words.ts";
import { placeInSentence, type ReportSentence, writtenAs } from "../../prose/report-prose.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";
import {
  BY_SOME_TIME,
  DUTY,
  DUTY_VERB,
  EXPECTED,
  HAS_LIMIT,
  HEDGE,
  INSPECTS,
  LIMITED,
  OBLIGES,
  OTHERS,
  REINSPECT,
  REINSPECTING,
  STATED,
  USUAL,
} from "./reinspection-words.ts";

export const reinspectionWindow: Rule = {
  id: "reinspection-window",
  severity: "warning",
  summary: "The re-inspection is later than is usual, or a report is wrong about when it takes place.",
  why: "An inspectorate usually re-inspects within some months of the submission of the action plan: 24 for Ofsted from 2016. This is usual but not required, and it is not counted from the inspection's report. A report that says otherwise promises a date that nobody has to keep.",
  bad: `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
  regime: { reinspect-months: 24 }
events:
  - { id: second-inspection, kind: inspection, by: ofsted, added: 2016-06-01, planned: 2018-02 }
`,
  good: `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
  regime: { reinspect-months: 24 }
events:
  - { id: second-inspection, kind: inspection, by: ofsted, added: 2016-06-01, planned: towards summer 2017 }
`,
  *check(context) {
    const { header } = context.known;
    const window = reinspectionTime(context.known);
    if (header === null || window === null) return;
    const { months } = window;
    const origin = below(header.origin, "regime", "reinspect-months");
    yield* judgeDate(context, window, origin);
    for (const report of context.reports) {
      for (const stated of statedWindows(context.sentencesIn(report))) {
        const message = problemWith(stated, months);
        if (message === null) continue;
        yield {
          message,
          origin: placeInSentence(stated.sentence, stated.from, stated.to),
          entity: report.id,
          hint: `Write that it usually takes place within ${plural(months, "month")} of the submission of the action plan.`,
          related: [{ message: `${plural(months, "month")} here`, origin }],
        };
      }
    }
  },
};

function* judgeDate(
  { known }: CheckContext,
  { months, from: submitted, to: last }: ReinspectionWindow,
  origin: Origin,
): Generator<RuleProblem> {
  const { reinspection = null, submission = null } = inspectionCycle(known) ?? {};
  const days = reinspection === null ? null : daysOf(reinspection);
  if (reinspection === null || days === null) return;
  if (days.start <= last) return;
  const from = submission === null ? "the plan's start" : "the submission of the action plan";
  const [verb, field] =
    reinspection.held === undefined ? ["is planned for", "planned"] : ["was held", "held"];
  yield {
    message: `Re-inspection "${reinspection.id}" ${verb} "${formatInterval(days)}", more than ${plural(months, "month")} after ${from} on ${formatDate(submitted)}: it usually takes place by ${formatDate(last)}`,
    origin: whereSet(reinspection, field),
    entity: reinspection.id,
    hint: "Check the date. If it is right, say in the report that the re-inspection is later than is usual, and why.",
    related: [{ message: `${plural(months, "month")} here`, origin }],
  };
}

/** What is wrong with a statement; null where it is right or may be about something else. */
function problemWith(
  { sentence, from, to, months, kind, byName }: StatedWindow,
  usual: number,
): string | null {
  const statement = `"${sentence.text.slice(from, to)}" is said of the re-inspection`;
  const isOther = months !== usual;
  if (kind === "must" && (byName || !isOther)) {
    return `${statement}: expected what is usual but not required, within ${plural(usual, "month")} of the submission of the action plan`;
  }
  return kind === "usual" && byName && isOther
    ? `${statement}: the plan's regime has ${plural(usual, "month")}`
    : null;
}

/** What a report says about the time within which a re-inspection takes place. */
interface StatedWindow {
  readonly sentence: ReportSentence;
  /** The words from the verb to the months, as offsets into the sentence. */
  readonly from: number;
  readonly to: number;
  /** Null for a date, or a time in other words. */
  readonly months: number | null;
  /** Whether it must be so, usually is, or is only expected this time. */
  readonly kind: "must" | "usual" | "expected";
  /** Whether the re-inspection is named; "it" may stand for something else. */
  readonly byName: boolean;
}

/** Every such statement of a report. "It" counts where the sentence, or the one before, names the re-inspection. */
function* statedWindows(sentences: readonly ReportSentence[]): Generator<StatedWindow> {
  let before: ReportSentence | null = null;
  for (const sentence of sentences) {
    const isNear =
      namesReinspection(sentence) || (before?.in.origin === sentence.in.origin && namesReinspection(before));
    const ends = new Set<number>();
    for (const { groups, indices } of sentence.text.matchAll(STATED)) {
      const { pronoun, verbs = "", count = "", unit = "" } = groups ?? {};
      const [from, to] = [indices?.groups?.verbs?.[0], indices?.groups?.months?.[1]];
      if (from === undefined || to === undefined || (pronoun !== undefined && !isNear)) continue;
      const number = readNumber(count);
      const months = unit.toLowerCase() === "year" ? 12 * number : number;
      ends.add(to);
      yield { sentence, from, to, months, kind: kindOf(verbs), byName: pronoun === undefined };
    }
    for (const { from, to } of statedDuties(sentence.text)) {
      if (ends.has(to) || inQuotes(sentence.text, from)) continue;
      yield { sentence, from, to, months: null, kind: "must", byName: true };
    }
    before = sentence;
  }
}

/** In the sentence as written, as a reference may contain the id of a re-inspection. */
const namesReinspection = (sentence: ReportSentence): boolean => REINSPECT.test(writtenAs(sentence));

function kindOf(verbs: string): StatedWindow["kind"] {
  if (USUAL.test(verbs)) return "usual";
  if (DUTY_VERB.test(verbs)) return "must";
  return EXPECTED.test(verbs) ? "expected" : "usual";
}

/** Words that say that a re-inspection has to take place by some time; offsets are into the sentence. */
interface StatedDuty {
  readonly from: number;
  readonly to: number;
}

/** The duties that a sentence states, though no law and no framework does. */
function statedDuties(text: string): StatedDuty[] {
  if (!INSPECTS.test(text) || !HAS_LIMIT.test(text) || OTHERS.test(text)) return [];
  const limits = (REINSPECTING.test(text) ? [...text.matchAll(LIMITED)] : []).filter(
    ([found]) => /ofsted|inspect/i.test(found) || /re-?inspect/i.test(text),
  );
  const found = [...(OBLIGES.test(text) && BY_SOME_TIME.test(text) ? text.matchAll(DUTY) : []), ...limits];
  return found
    .map(({ 0: found, index }) => ({ from: index, to: index + found.length, found }))
    .filter(({ from, found }) => !HEDGE.test(clauseBefore(text, from)) && !HEDGE.test(withoutLimits(found)))
    .map(({ from, to }) => ({ from, to }));
}

const clauseBefore = (text: string, at: number): string => text.slice(0, at).split(/[,;:]/).at(-1) ?? "";

/** "No later than" and "may not be longer than" are not denials. */
const withoutLimits = (found: string): string =>
  found.replace(
    /\b(?:no|not)\s+(?:later|more|longer)\s+than\b|\bcannot\b(?=.*\bthan\b)|\b(?:may|must|can|could|is|are)\s*(?:not|n['’]t|never|no)\b(?=.*\bthan\b)/gi,
    "",
  );

/** Reads "18", "eighteen", "a hundred and two"; words that are not numbers count as 0. */
function readNumber(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  return written
    .toLowerCase()
    .split(/[\s-]+/)
    .reduce((sum, word) => (word === "hundred" ? sum * 100 : sum + numberOf(word)), 0);
}

function numberOf(word: string): number {
  if (word === "a") return 1;
  const tens = TENS.indexOf(word);
  return tens === -1 ? Math.max(0, SMALL_NUMBERS.indexOf(word)) : (tens + 2) * 10;
}
