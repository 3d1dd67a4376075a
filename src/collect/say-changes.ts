import { formatDate, lastDayOf } from "../plan/time/dates.ts";
import { shorten } from "../text/words.ts";
import type { Round } from "./asked.ts";
import { sentCells } from "./form.ts";
import { type ChangedCell, sentForm } from "./read-form.ts";
import type { Return } from "./read-return.ts";
import { returnBook } from "./return-book.ts";

/** What was changed in the locked cells of a return; of many in a sheet the first. Each a sentence without a full stop. */
export function sayChanges(returned: Return, round: Round): string[] {
  const changed = returned.changed.filter(isNews(returned, round));
  return [...Map.groupBy(changed, ({ sheet }) => sheet)].flatMap(([sheet, cells]) => [
    ...cells.slice(0, MOST_CHANGES).map((cell) => sayChange(cell, round)),
    ...(cells.length > MOST_CHANGES
      ? [`And ${cells.length - MOST_CHANGES} more locked cells of "${sheet}" were changed`]
      : []),
  ]);
}

const MOST_CHANGES = 3;

/** A change that the plan has by now is no news: a figure that was put right, or a date that was moved. */
function isNews({ owner, changed }: Return, round: Round): (cell: ChangedCell) => boolean {
  const asked = owner === null ? round.all : round.owners.find((one) => one.owner === owner);
  if (asked === undefined || changed.length === 0) return () => true;
  const cells = returnBook(asked, round).sheets.flatMap(sentCells);
  const linesOf = (text: string): string[] =>
    text
      .replaceAll(" of ", "/")
      .replaceAll("%", "")
      .split(/\s*\n\s*/);
  return ({ sheet, key, heading, is }) => {
    const now = sentForm(sheet, cells)?.rows.get(key)?.get(heading)?.text ?? "";
    const lines = new Set(linesOf(now));
    return is === "" || !linesOf(is).every((line) => lines.has(line));
  };
}

function sayChange({ place, key, heading, was, is }: ChangedCell, { month }: Round): string {
  const [before, after] = [was, is].map((text) => shorten(text.replace(/\s+/g, " "), 40));
  if (/^\d+$/.test(heading) && was !== "") {
    const [kpi = key] = key.split(" ");
    return `${place} puts an earlier figure right: it was "${before}", and is "${after}". A return brings the figures that are due; put this one into an extract of ${formatDate(lastDayOf(month))} or before, with restated: { ${kpi}: the reason }, and import the return again`;
  }
  return was === ""
    ? `${place} is locked and was filled in: it holds "${after}", and nothing is asked there`
    : `${place} is locked and was changed: it held "${before}", and ${is === "" ? "is empty" : `holds "${after}"`}`;
}
