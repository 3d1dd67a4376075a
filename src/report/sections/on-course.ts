import { capitalise } from "../../diagnostics/words.ts";
import { dueNext, standings, standingWords } from "../board/standing.ts";
import { viewOf } from "../board/view.ts";
import { cell, header, left, line, lines, row, table } from "../cells.ts";
import { heading } from "../draft.ts";
import type { Section } from "./section.ts";

/** The continuing recommendations on which nothing is off, a line each. */
export const onCourse: Section = (context) => {
  const fine = standings(context, viewOf(context), "improvement-plan").filter((one) => one.onCourse);
  if (fine.length === 0) return [];
  const columns = [left("No.", 6), left("Recommendation", 45), left("Progress", 24), left("Due next", 25)];
  const rows = fine.map((standing) => {
    const { number, title } = standing.recommendation;
    return row([
      header(line(String(number))),
      cell(line(title)),
      cell(line(capitalise(standingWords(standing, context)))),
      cell(...lines(dueNext(standing, context.plan.asAt, 1))),
    ]);
  });
  return [heading("On course"), table("on-course", "Recommendations without an exception", columns, rows)];
};
