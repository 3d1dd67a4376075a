import { same } from "../../../model/same.ts";
import { saidIn, targetsOf } from "../../../plan/history/corrections.ts";
import { namedEntries } from "../../../plan/history/lookup.ts";
import { kebabKey } from "../../../plan/schema/entry.ts";
import { byAsAt, isGivenOut, isPublished, type Report } from "../../../plan/schema/reports.ts";
import { type Update, updatesByEntry } from "../../../plan/schema/updates.ts";
import { formatDate, isIsoDate } from "../../../plan/time/dates.ts";
import { below } from "../../../problems/origin.ts";
import { didYouMean, list } from "../../../text/words.ts";
import type { CheckContext, Rule } from "../../rule.ts";

export const correctsNothing: Rule = {
  id: "corrects-nothing",
  severity: "error",
  summary:
    "An update says that it corrects another or what a report printed, but there is no such thing to correct.",
  why: "A correction takes the place of what it names: the update of a day, or all that a report printed of the entry. The next report prints it as corrected. One that finds nothing counts as an update of its own day, and the mistake stays in the record.",
  bad: `\
updates:
  - { date: 2016-06-20, of: 1.1, due: 2017-01-31, reason: Two team managers left }
  - { date: 2016-08-26, of: 1.1, corrects: 2016-06-21, due: 2016-12-31, reason: Mistyped }
`,
  good: `\
updates:
  - { date: 2016-06-20, of: 1.1, due: 2017-01-31, reason: Two team managers left }
  - { date: 2016-08-26, of: 1.1, corrects: 2016-06-20, due: 2016-12-31, reason: Mistyped }
`,
  *check(context) {
    const { plan, named } = context;
    for (const update of plan.updates) {
      const { of, date, corrects, origin } = update;
      const report = plan.reports.find(({ id }) => id === of);
      if (report !== undefined) {
        const hint = judgeOwn(update, report) ?? (saysAsPrinted(update, report, context) ? AS_PRINTED : null);
        if (hint === null) continue;
        const says = corrects === undefined ? "corrects nothing" : `corrects "${corrects}"`;
        yield {
          message: `The update of report "${of}" on ${formatDate(date)} ${says}: expected a correction of what that report printed`,
          origin: corrects === undefined ? origin : below(origin, "corrects"),
          entity: of,
          hint,
        };
        continue;
      }
      // An update that names no known entry is reported at its of:.
      if (corrects === undefined || !(named.has(of) || isIsoDate(corrects))) continue;
      const mistake = isIsoDate(corrects)
        ? judgeDay(update, corrects, context)
        : judgeReport(update, corrects, context);
      if (mistake === null) continue;
      yield {
        message: `The correction of "${of}" on ${formatDate(date)} corrects "${corrects}", ${mistake.what}`,
        origin: below(origin, "corrects"),
        entity: of,
        hint: mistake.hint,
      };
    }
  },
};

/** What to do about an update of a report, which can put right only what the report itself has printed. */
function judgeOwn({ date, corrects, patch }: Update, { id, asAt, state }: Report): string | null {
  if (!isGivenOut({ state }))
    return "Nobody has it yet: change the entry of the report itself, and delete the update.";
  if (typeof state === "object" && state.withdrawn !== undefined)
    return "It was withdrawn, and a notice stands in its place: delete the update.";
  if (corrects !== id) return `Write corrects: ${id}.`;
  if (asAt >= date) return `${WHEN_NOTICED} It is as at ${formatDate(asAt)}.`;
  return Object.keys(patch).length > 0 ? null : "Write what is right, such as title: …";
}

const AS_PRINTED = "Write what is right, or delete it: it says what was printed.";

/** Whether a correction, the first of what a report printed of an entry, gives what was printed. */
function saysAsPrinted(
  update: Update,
  { asAt }: Report,
  { plan, at }: Pick<CheckContext, "plan" | "at">,
): boolean {
  const { of, date, corrects, patch } = update;
  const isFirst = !ownUpdates(of, plan).some(
    (one) => one !== update && one.corrects !== undefined && one.date <= date,
  );
  const fields = Object.keys(saidIn(update)).filter((field) => field !== "reason");
  if (!isFirst || corrects === undefined || fields.some((field) => !(field in patch))) return false;
  const { workstreams, recommendations, actions, kpis, events, audits, posts, bodies, reports } = at(asAt);
  const known = [workstreams, recommendations, actions, kpis, events, audits, posts, bodies, reports].flat<
    readonly (readonly { readonly id: string }[])[]
  >();
  const printed: Readonly<Record<string, unknown>> = { ...known.find(({ id }) => id === of) };
  return fields.length > 0 && fields.every((field) => same(printed[field], patch[field]));
}

const ownUpdates = (id: string, { updates }: CheckContext["plan"]): readonly Update[] =>
  updatesByEntry(updates).get(id) ?? [];

/** What is wrong, as the end of a sentence, and what to do. */
interface Mistake {
  readonly what: string;
  readonly hint: string;
}

const WHEN_NOTICED = "Date the correction when the mistake was noticed.";

function judgeDay(update: Update, corrects: string, { plan }: CheckContext): Mistake | null {
  const { of, date } = update;
  if (targetsOf(update, plan) !== undefined)
    return corrects <= date
      ? null
      : { what: "which comes after it: expected an earlier day", hint: WHEN_NOTICED };
  const days = ownUpdates(of, plan).filter((one) => one.corrects === undefined && one.date <= date);
  const known = [...new Set(days.map((one) => one.date))].sort();
  const printed = printedBefore(update, plan.reports).at(-1);
  const updates = known.length === 0 ? [] : [`Its earlier updates are of ${list(known)}.`];
  const itself =
    printed === undefined
      ? "Change the entry itself: it has no earlier update, and no published report has printed it."
      : `To put right what the entry itself says, write corrects: ${printed.id}, which printed it.`;
  const hint = [...updates, ...(printed !== undefined || known.length === 0 ? [itself] : [])].join(" ");
  return { what: `but "${of}" has no update of that day`, hint };
}

function judgeReport(update: Update, corrects: string, { plan, at }: CheckContext): Mistake | null {
  const { of, date } = update;
  const report = plan.reports.find(({ id }) => id === corrects);
  if (report === undefined) {
    const known = printedBefore(update, plan.reports).map(({ id }) => id);
    const usual =
      known.length === 0
        ? "Write the day of the update that was wrong."
        : `Write the day of the update that was wrong, or a report that printed it: ${list(known, "or")}.`;
    return { what: "which is neither a day nor a report", hint: didYouMean(corrects, known) ?? usual };
  }
  const day = formatDate(report.asAt);
  if (!isGivenOut(report))
    return {
      what: "which is a draft: nobody was told anything wrong yet",
      hint: "Change what is wrong itself. Where another report printed it, name that one.",
    };
  if (report.asAt >= date)
    return { what: `which is as at ${day}: expected an earlier report`, hint: WHEN_NOTICED };
  const then = [...namedEntries(at(report.asAt))];
  if (!then.some(({ path }) => path === of))
    return {
      what: `and that report, as at ${day}, did not have "${of}"`,
      hint: "Name a report that printed it, or change the entry itself where none did.",
    };
  const none = targetsOf(update, plan)?.none ?? [];
  if (none.length === 0) {
    const what = `and what it gives is what that report, as at ${day}, printed`;
    return saysAsPrinted(update, report, { plan, at }) ? { what, hint: AS_PRINTED } : null;
  }
  const fields = list(none.map((field) => `"${kebabKey(field)}"`));
  return {
    what: `and no update of "${of}" gave ${fields} by ${day}, when it was made`,
    hint: "Leave out corrects: to say it for the first time, or name the day of the update that was wrong.",
  };
}

/** The published reports that were made before a correction, in the order of their dates. */
const printedBefore = ({ date }: Update, reports: readonly Report[]): Report[] =>
  reports.filter((one) => isPublished(one) && one.asAt < date).sort(byAsAt);
