import { isDone, isOpen, STATUSES, type Status } from "../../../plan/schema/actions.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import type { MarkedStanding } from "../../../reading/plan/marks.ts";
import type { PlanCount } from "../../../reading/plan/plan-counts.ts";
import type { PlanFilter } from "../../../reading/plan/plan-filters.ts";
import { spanOf } from "../../../reading/reading.ts";
import { placeInSentence, type ReportSentence, writtenAs } from "../../prose/report-prose.ts";
import type { CheckContext, RuleProblem } from "../../rule.ts";
import { countsOf, type JudgedCount } from "./judged-counts.ts";

/** The counts of a thing in a report, and which of them were told of. */
export class Miscounts {
  readonly #judged: ReadonlyMap<ReportSentence, readonly JudgedCount[]>;
  readonly #told = new Map<ReportSentence, number[]>();

  constructor(context: CheckContext, report: Report, thing: PlanCount["thing"]) {
    const counts = countsOf(context, report).filter((one) => one.thing === thing);
    this.#judged = Map.groupBy(counts, ({ sentence }) => sentence);
  }

  /** Whether a number is right by all that its sentence says; one that is not will not be told of twice. */
  isRight(sentence: ReportSentence, at: number): boolean {
    const one = this.#judged.get(sentence)?.find((count) => count.at <= at && at < count.end);
    if (one?.fits === true) return true;
    this.#told.set(sentence, [...(this.#told.get(sentence) ?? []), at]);
    return false;
  }

  /** The wrong ones that were not asked for. */
  *others(): Generator<
    Pick<RuleProblem, "origin" | "hint"> & { readonly written: string; readonly expected: string }
  > {
    for (const { sentence, at, end, fits, expected, filters, thing } of [...this.#judged.values()].flat()) {
      if (fits || this.#told.get(sentence)?.some((told) => at <= told && told < end)) continue;
      const [from, to] = spanOf(sentence.reading, at, end);
      const [all = []] = filters;
      const options = all.map((filter) => optionOf(filter));
      const isReference = all.length > 0 && !options.includes(null);
      yield {
        written: writtenAs(sentence).slice(from, to).replace(/\s+/g, " "),
        expected: String(expected[0] ?? 0),
        origin: placeInSentence(sentence, from, to),
        hint: isReference
          ? `Write {{count "${thing}s"${options.join("")}}}, which cannot differ, or correct the number.`
          : "Correct the number, or say of which it is.",
      };
    }
  }
}

/** The option of {{count}} for what singles things out; null where it has none. */
function optionOf(filter: PlanFilter): string | null {
  if (filter.isNot === true) return null;
  if (filter.kind === "owner") return ` owner="${filter.id}"`;
  if (filter.kind === "track") return filter.of === "plan" ? null : ` track="${filter.of}"`;
  if (filter.kind !== "standing") return null;
  const statuses = STATUSES.filter((status) => filter.of.some((of) => isCounted(status, of)));
  return statuses.length === 0 ? null : ` status="${statuses}"`;
}

const isCounted = (status: Status, of: MarkedStanding): boolean =>
  of === "complete" || of === "done"
    ? isDone(status)
    : of === "open" || of === "unfinished" || of === "remaining"
      ? isOpen(status)
      : status === of;
