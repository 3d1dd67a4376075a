import { evaluateReadiness } from "../../../plan/readiness/evaluate.ts";
import type { Gap, GapKind } from "../../../plan/readiness/gaps.ts";
import { isOnReadiness } from "../../../plan/schema/reports.ts";
import { oncePerReport } from "../../facts/once.ts";
import type { CheckContext, RuleProblem } from "../../rule.ts";

/**
 * The gaps of these kinds that reports on readiness print, each once. A plan without such a report has none: others would
 * drown in them. They are those that the readers of the report are told, so that they follow from no figure they may not see.
 * @param tells whether the rule tells a gap, where another rule tells some of its kind.
 */
export function* reportedGaps(
  context: CheckContext,
  kinds: readonly GapKind[],
  tells: (gap: Gap) => boolean = () => true,
): Generator<RuleProblem> {
  const told = new Set<string>();
  for (const report of context.reports.filter(isOnReadiness)) {
    for (const gap of readinessOf(context, report).gaps) {
      const { kind, entity, what, fill, origin } = gap;
      const key = `${kind} ${entity}`;
      if (!kinds.includes(kind) || told.has(key) || !tells(gap)) continue;
      told.add(key);
      const message = `${what.replace(/\.$/, "")}: a gap in report "${report.id}"`;
      yield { message, origin, entity, hint: fill };
    }
  }
}

/** Several rules ask for the same report, so it is evaluated once. */
const readinessOf = oncePerReport((context, report) => evaluateReadiness(context.shownIn(report).plan));
