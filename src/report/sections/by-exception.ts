import { exceptionTable } from "../board/exception-table.ts";
import { dueNext, standings, standingWords } from "../board/standing.ts";
import { viewOf } from "../board/view.ts";
import { type DraftBlock, heading } from "../draft.ts";
import type { Section } from "./section.ts";

/** Each continuing recommendation on which something is off, the one most in need of attention first. */
export const byException: Section = (context) => {
  const { plan } = context;
  const view = viewOf(context);
  const blocks = standings(context, view, "improvement-plan")
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
            caption: `Recommendation ${recommendation.number}: ${standingWords(standing, context)}`,
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
