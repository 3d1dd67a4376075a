import type { Report } from "../../../plan/schema/reports.ts";
import type { Origin } from "../../../problems/origin.ts";
import { spanOf } from "../../../reading/reading.ts";
import { dateFacts } from "../../facts/dates.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import { datedCells } from "../../prose/table-cells.ts";
import type { CheckContext } from "../../rule.ts";
import { findActionDates } from "./action-dates.ts";
import { conflictsIn, hasWrongEnd } from "./conflicts.ts";
import { misdatedIn } from "./happened.ts";
import { findHolderDates } from "./holder-dates.ts";

/** A time in a report that is not that of the event, document or action it is told of. */
export interface DateFault {
  /** The time as written. */
  readonly written: string;
  readonly origin: Origin;
  /** What it is told of, and what the plan says of that: "held 5 to 6 July 2016". */
  readonly path: string;
  readonly wording: string;
  readonly known: Origin;
  /** Whether it is a range with one end that is right. */
  readonly hasWrongEnd: boolean;
  /** Whether a reference can print it. */
  readonly isEvent: boolean;
}

/** Every such time in a report, each once. */
export function dateFaults(context: CheckContext, report: Report): DateFault[] {
  const known = dateFacts(context, report);
  const plan = context.at(report.asAt);
  const [ofActions, ofHolders] = [findActionDates(plan), findHolderDates(plan)];
  const faults: DateFault[] = [];
  const seen = new Set<string>();
  const add = (
    sentence: ReportSentence,
    { at, end }: { readonly at: number; readonly end: number },
    rest: Omit<DateFault, "written" | "origin">,
  ): void => {
    const [from, to] = spanOf(sentence.reading, at, end);
    const place = [sentence.in.field, sentence.in.part, sentence.start + from].join(" ");
    if (seen.has(place)) return;
    seen.add(place);
    const origin = placeInSentence(sentence, from, to);
    faults.push({ ...rest, written: sentence.text.slice(from, to), origin });
  };
  for (const { sentence, time, meant } of conflictsIn(context, report))
    add(sentence, time, { ...ofFact(meant), hasWrongEnd: hasWrongEnd(time, meant) });
  for (const sentence of [...context.sentencesIn(report), ...datedCells(report)]) {
    for (const { at, end, meant, time } of misdatedIn(sentence, known, report))
      add(
        sentence,
        { at, end },
        { ...ofFact(meant), hasWrongEnd: time !== null && hasWrongEnd(time, meant) },
      );
    const entries = [...ofActions(sentence), ...ofHolders(sentence)];
    for (const { at, end, path, wording, origin } of entries)
      add(sentence, { at, end }, { path, wording, known: origin, hasWrongEnd: false, isEvent: false });
  }
  return faults;
}

const ofFact = ({
  path,
  wording,
  origin,
}: {
  readonly path: string;
  readonly wording: string;
  readonly origin: Origin;
}): Omit<DateFault, "written" | "origin" | "hasWrongEnd"> => ({
  path,
  wording,
  known: origin,
  isEvent: true,
});
