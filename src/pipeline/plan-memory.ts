import { isDeepStrictEqual } from "node:util";
import { createViews, type Views } from "../disclosure/views.ts";
import type { PlanHeader } from "../plan/schema/header.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Report } from "../plan/schema/reports.ts";
import { readFrozenModels } from "../report/frozen-model.ts";
import type { Theme } from "../theme/schema.ts";

type ReadablePlan = Plan & { readonly header: PlanHeader };

/** The texts of a report that nothing but the report itself prints, so that nothing else follows from them. */
const OWN_TEXTS = ["purpose", "summary", "decisions", "reasons", "highlights", "main"] as const;

/**
 * What follows from a plan, for one that is read again and again while somebody edits it. Where only the texts of the report
 * that is looked at have changed, everything else is as it was.
 */
export class PlanMemory {
  private before: {
    readonly plan: ReadablePlan;
    readonly views: Views<ReadablePlan>;
    readonly theme: Theme | null;
  } | null = null;
  private records: { readonly of: unknown; readonly read: ReturnType<typeof readFrozenModels> } | null = null;

  /** @param id of the report that is looked at. */
  views(plan: ReadablePlan, id: string | undefined, theme: Theme | null): Views<ReadablePlan> {
    const { before } = this;
    const isSame =
      before !== null &&
      isDeepStrictEqual(withoutTexts(plan, id), withoutTexts(before.plan, id)) &&
      isDeepStrictEqual(theme, before.theme);
    const views = isSame ? { ...before.views, plan } : createViews(plan);
    this.before = { plan, views, theme };
    return views;
  }

  /** The records of published reports, which hardly ever change. */
  frozen(plan: Plan, reports: readonly Report[]): ReturnType<typeof readFrozenModels> {
    const of = [
      plan.attachments,
      reports.map(({ id, state, origin, template, asAt, audience }) => [
        id,
        state,
        origin,
        template,
        asAt,
        audience,
      ]),
    ];
    const read =
      this.records !== null && isDeepStrictEqual(of, this.records.of)
        ? this.records.read
        : readFrozenModels(plan, reports);
    this.records = { of, read };
    return {
      ...read,
      published: read.published.flatMap((one) => {
        const report = reports.find(({ id }) => id === one.report.id);
        return report === undefined ? [] : [{ ...one, report }];
      }),
    };
  }
}

/** Everything else that a plan says. */
function withoutTexts(plan: Plan, id: string | undefined): Plan {
  const taken = Object.fromEntries(OWN_TEXTS.map((field) => [field, undefined]));
  return {
    ...plan,
    reports: plan.reports.map((one) => (one.id === id ? ({ ...one, ...taken } as Report) : one)),
  };
}
