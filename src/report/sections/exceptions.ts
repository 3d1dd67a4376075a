import { capitalise, list, plural } from "../../text/words.ts";
import { exceptionTable } from "../board/exception-table.ts";
import {
  dueNext,
  progressWords,
  type RecommendationProgress,
  recommendationProgress,
} from "../board/progress.ts";
import { type ActionException, CONCERN, type Measure, needsAttention, viewOf } from "../board/view.ts";
import { postTitle, type ReportContext } from "../context.ts";
import { cell, header, left, line, lines, row, statusBadge, table } from "../draft/cells.ts";
import { type DraftBlock, heading, say, unnumbered } from "../draft/draft.ts";
import type { Section } from "../parts.ts";

/** Each continuing recommendation on which something is off, the one most in need of attention first. */
export const byException: Section = (context) => {
  const { plan } = context;
  const view = viewOf(context);
  const blocks = recommendationProgress(context, view, "improvement-plan")
    .filter(({ onCourse }) => !onCourse)
    .flatMap((standing): DraftBlock[] => {
      const { recommendation, exceptions, measures } = standing;
      const next = dueNext(standing, plan.asAt);
      return [
        heading(`${recommendation.number}. ${recommendation.title}`),
        exceptionTable(
          context,
          `exceptions-${recommendation.id}`,
          { exceptions, measures },
          {
            caption: `Recommendation ${recommendation.number}: ${progressWords(standing, context)}`,
            note: next === null ? null : `Due next: ${next}.`,
          },
        ),
      ];
    });
  const ids = plan.recommendations.map(({ id }) => id);
  const others = view.exceptions.filter(({ action }) => !action.answers.some((id) => ids.includes(id)));
  if (others.length === 0) return blocks;
  const caption = "Actions that answer no recommendation";
  return [
    ...blocks,
    heading("Other actions"),
    exceptionTable(
      context,
      "exceptions-others",
      { exceptions: others, measures: [] },
      { caption, note: null },
    ),
  ];
};

/** The continuing recommendations on which nothing is off, a line each. */
export const onCourse: Section = (context) => {
  const fine = recommendationProgress(context, viewOf(context), "improvement-plan").filter(
    (one) => one.onCourse,
  );
  if (fine.length === 0) return [];
  const columns = [left("No.", 6), left("Recommendation", 45), left("Progress", 24), left("Due next", 25)];
  const rows = fine.map((standing) => {
    const { number, title } = standing.recommendation;
    return row([
      header(line(String(number))),
      cell(line(title)),
      cell(line(capitalise(progressWords(standing, context)))),
      cell(...lines(dueNext(standing, context.plan.asAt, 1))),
    ]);
  });
  return [heading("On course"), table("on-course", "Recommendations without an exception", columns, rows)];
};

/** Business as usual: a line for each recommendation on which something is off. */
export const usualExceptions: Section = (context) => {
  const all = recommendationProgress(context, viewOf(context), "business-as-usual");
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

const whatIsOff = ({ exceptions, measures }: RecommendationProgress, context: ReportContext): string =>
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
