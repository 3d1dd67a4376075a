import { capitalise, list, plural } from "../../diagnostics/words.ts";
import type { ActionException } from "../board/action-exceptions.ts";
import { CONCERN, type Measure, needsAttention } from "../board/measures.ts";
import { type Standing, standings } from "../board/standing.ts";
import { viewOf } from "../board/view.ts";
import { cell, header, left, line, row, statusBadge, table } from "../cells.ts";
import { postTitle, type ReportContext } from "../context.ts";
import { heading, say, unnumbered } from "../draft.ts";
import type { Section } from "./section.ts";

/** Business as usual: a line for each recommendation on which something is off. */
export const usualExceptions: Section = (context) => {
  const all = standings(context, viewOf(context), "business-as-usual");
  if (all.length === 0) return [];
  const off = all.filter((one) => !one.onCourse);
  const title = heading("Business as usual");
  const fine = all.length - off.length;
  if (off.length === 0) {
    const counted = plural(fine, "recommendation");
    return [title, unnumbered(say(`Nothing is off in the ${counted} that continue as business as usual.`))];
  }
  const columns = [left("No.", 8), left("Recommendation", 34), left("What is off", 58)];
  const rows = off.map((standing) =>
    row([
      header(line(String(standing.recommendation.number))),
      cell(line(standing.recommendation.title)),
      cell(line(`${capitalise(whatIsOff(standing, context))}.`)),
    ]),
  );
  return [title, table("usual-exceptions", "Business as usual, by exception", columns, rows)];
};

const whatIsOff = ({ exceptions, measures }: Standing, context: ReportContext): string =>
  [
    ...exceptions.map((exception) => actionWords(exception, context)),
    ...measures.filter(needsAttention).map(measureWords),
  ].join("; ");

function actionWords(
  { action, overdue, unproven }: ActionException,
  { plan, header }: ReportContext,
): string {
  const owner = action.owner === undefined ? "no owner" : postTitle(plan, action.owner);
  const words = [
    statusBadge(action.status, header).word.toLowerCase(),
    ...(overdue ? ["overdue"] : []),
    ...(unproven ? ["evidence pending"] : []),
  ];
  return `action ${action.id} (${owner}) is ${list(words)}`;
}

const measureWords = ({ kpi, latest, rating, concern }: Measure): string =>
  `${kpi.name}: ${latest}, ${[rating.word.toLowerCase(), ...(concern === null ? [] : [CONCERN])].join(", ")}`;
