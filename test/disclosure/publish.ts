import { earlierReports, type PublishedReport } from "../../src/disclosure/earlier-reports.ts";
import type { Leak } from "../../src/disclosure/protect-relations.ts";
import { createViews, protectPlan } from "../../src/disclosure/views.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { parseFigure } from "../../src/plan/schema/extracts.ts";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import type { Kpi } from "../../src/plan/schema/kpis.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import type { Audience } from "../../src/plan/schema/report-words.ts";
import { audienceOf, type Report } from "../../src/plan/schema/reports.ts";
import type { Update } from "../../src/plan/schema/updates.ts";
import { originOf } from "../../src/problems/origin.ts";
import { buildReport } from "../../src/report/build-report.ts";

/** "north", in April, or "north 2016-05" → "14", "3/40" or a symbol. */
export type Figures = Readonly<Record<string, string>>;

/** A report, and the figures that became known on its day. */
export interface Day {
  readonly audience?: Audience;
  readonly figures: Figures;
  readonly since?: string;
  readonly updates?: readonly Omit<Update, "date" | "origin">[];
}

export interface Situation {
  readonly disclosure?: PlanHeader["disclosure"];
  /** Monthly measures of children, unless a field says otherwise. */
  readonly kpis: Readonly<Record<string, Partial<Kpi>>>;
}

const origin = originOf("plan.yaml");
const [FIRST_DAY, APRIL] = ["2017-04-01", "2016-04"];

/** The plan with its reports, a month apart: `report-1`, `report-2`. */
export function planOf(situation: Situation, days: readonly Day[]): Plan & { readonly header: PlanHeader } {
  return {
    header: {
      title: "Plan",
      authority: "Council",
      service: "Children's Services",
      answers: "inspection",
      start: "2016-01-01",
      disclosure: situation.disclosure,
      origin,
    },
    posts: [],
    bodies: [],
    glossary: [],
    workstreams: [],
    recommendations: [],
    actions: [],
    kpis: Object.entries(situation.kpis).map(([id, rest]) => measure(id, rest)),
    feeds: [],
    extracts: days.map(({ figures }, index) => ({
      date: dayOf(index),
      figures: Object.entries(figures).map(([name, text]) => {
        const [kpi = "", period = APRIL as string] = name.split(" ");
        const figure = parseFigure(text);
        if (figure === null) throw new Error(`"${text}" is no figure`);
        return { kpi, period, figure, origin };
      }),
      early: [],
      origin,
    })),
    events: [],
    audits: [],
    updates: days.flatMap(({ updates = [] }, index) =>
      updates.map((update) => ({ ...update, date: dayOf(index), origin })),
    ),
    reports: days.map((day, index) => reportOf(day, index)),
    attachments: new Map(),
    unreadableIds: new Set(),
    idsWithUnreadableUpdates: new Set(),
    unreadFigures: [],
  };
}

const dayOf = (index: number): string => FIRST_DAY?.replace("-04-", `-0${4 + index}-`) as string;

const measure = (id: string, rest: Partial<Kpi>): Kpi => ({
  id,
  name: `Measure ${id}`,
  definition: `What ${id} counts.`,
  unit: "children",
  frequency: "monthly",
  better: "lower",
  subject: "child",
  origin,
  ...rest,
});

const reportOf = ({ audience = "public", since }: Day, index: number): Report => ({
  id: `report-${index + 1}`,
  template: "cabinet",
  audience,
  asAt: dayOf(index),
  ...(since !== undefined && { since }),
  state: { published: dayOf(index), model: `report-${index + 1}.json` },
  responsible: { member: "member", director: "director" },
  contact: { name: "Contact" },
  title: "Report",
  purpose: "Purpose.",
  summary: "Summary.",
  decisions: ["That it be noted."],
  reasons: "Reasons.",
  main: '{{block "scorecard" detail="full"}}\n\n{{block "changes"}}\n\n{{block "data-notes"}}',
  origin,
});

export interface Published extends PublishedReport {
  readonly model: ReportModel;
  /** As `figures` are written: "[c]" for what is suppressed. */
  readonly printed: Figures;
  readonly leaks: readonly Leak[];
}

/** Makes every report in turn, with those that were published before it. */
export function publish(plan: Plan & { readonly header: PlanHeader }): Published[] {
  const views = createViews(plan);
  const published: Published[] = [];
  for (const report of plan.reports) {
    const earlier = earlierReports(report, published, views.at);
    const { model } = buildReport(views, report, { version: "1.0.0", earlier });
    const { leaks } = protectPlan(views.at(report.asAt), audienceOf(report), earlier);
    published.push({ report, model, leaks, printed: printedIn(model.state.kpis) });
  }
  return published;
}

export function printedIn(kpis: PublishedReport["model"]["state"]["kpis"]): Figures {
  const figures = kpis.flatMap(({ id, points }) =>
    points.map(({ period, value, numerator, denominator, symbol }) => {
      const name = period === APRIL ? id : `${id} ${period}`;
      return [name, symbol ?? (numerator === null ? String(value) : `${numerator}/${denominator}`)] as const;
    }),
  );
  return Object.fromEntries(figures);
}

/** What one report prints of some figures. */
export const printed = (situation: Situation, figures: Figures, audience: Audience = "public"): Figures =>
  (publish(planOf(situation, [{ audience, figures }]))[0] as Published).printed;
