import { type Change, sayEntry, sayReason, sentence } from "../../diff/change.ts";
import { readWords } from "../../diff/say.ts";
import { excerpt } from "../../diff/words.ts";
import type { Status } from "../../plan/schema/actions.ts";
import { formatDate, isIsoDate } from "../../plan/time/dates.ts";
import type { ReportContext } from "../context.ts";
import { correctedCounts, isPutRight } from "../corrections.ts";
import { statusWord } from "../draft/cells.ts";
import { heading, item, paragraph, say } from "../draft/draft.ts";
import { stampChange, stampField } from "../draft/stamped.ts";
import type { Section } from "../kinds.ts";
import { fractionWords, standingAt } from "../standing.ts";

/**
 * What the report before printed wrongly, and what is right, with the counts that were wrong for it. Its paragraph has no
 * number, so that an edition in which more is told has the same numbers.
 */
export const corrections: Section = {
  id: "corrections",
  draft(context) {
    const { before, changes, report } = context;
    const wrong = changes.filter(isPutRight);
    if (before === null || wrong.length === 0) return [];
    const counts = correctedCounts(context);
    const lead = `This puts right what the report of ${stampField(formatDate(before.asAt), report.since ?? "", "as-at")} said.`;
    const text = say(counts.length > 0 ? counts.join(" ") : lead);
    const items = wrong.map((one) => item(say(stampChange(sayPutRight(one, context), one))));
    return [heading("Corrections"), { ...paragraph(text, items), numbered: false }];
  },
};

/** "Action 1.3, Plan visits: its status was printed as complete; on track is right. Reason: The wrong row was read." */
function sayPutRight(change: Change, context: ReportContext): string {
  const { from, to, what } = change;
  const restated = change.kind === "kpi-restated" ? sayFigures(change, context) : null;
  const [name = ""] = what.split(" was corrected");
  const show = (words: string): string => showValue(change, words, context);
  const isSaid = from !== null && to !== null && name !== what && !what.includes(" was corrected: ");
  const happened = isSaid ? `${name} was printed as ${show(from)}; ${show(to)} is right` : what;
  return [`${sayEntry(change)}: ${sentence(restated ?? happened)}`, sayReason(change)]
    .filter((part) => part !== null)
    .join(" ");
}

function showValue(change: Change, words: string, { header }: ReportContext): string {
  if (readWords(change) !== null || change.words !== null) return excerpt(words);
  if (/^status\b/.test(change.field)) return statusWord(words as Status, header);
  if (change.field === "track") return words.replaceAll("-", " ");
  return isIsoDate(words) ? formatDate(words) : words;
}

/** "the figure for April 2016 was printed as 80% (66 of 82); 83% (68 of 82) is right" */
function sayFigures(
  { entity, field, from, to, what }: Change,
  { before, plan }: ReportContext,
): string | null {
  const [, period] = field.split("points.");
  const [name] = what.split(" was restated");
  if (from === null || to === null || period === undefined) return null;
  const counted = (side: typeof plan | null, figure: string): string => {
    const kpi = side?.kpis.find(({ id }) => id === entity);
    const point = kpi?.series.find((one) => one.period.key === period);
    if (kpi === undefined || point === undefined || figure.includes("(")) return figure;
    const fraction = fractionWords(standingAt(kpi, point, point.period.end));
    return fraction === null ? figure : `${figure} (${fraction})`;
  };
  return `${name} was printed as ${counted(before, from)}; ${counted(plan, to)} is right`;
}
