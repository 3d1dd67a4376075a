import { type Table, textOf } from "../../../model/table.ts";
import type { KnownKpi, KnownRecommendation, PlanAsAt } from "../../../plan/history/replay.ts";
import type { Frequency } from "../../../plan/time/periods.ts";
import { actionsOf } from "../../context.ts";
import { cell, header, left, line, row, symbolKey, table } from "../../draft/cells.ts";
import { item, kpiAnchor, paragraph, say } from "../../draft/draft.ts";
import type { ComputedBlock } from "../../kinds.ts";
import { rateWords } from "../../standing.ts";
import { figuresTables } from "../../trend/figures-table.ts";
import { illustrateTrend } from "../../trend/illustrate-trend.ts";
import { COLUMNS } from "./columns.ts";
import { rowsByNeed, type ScorecardRow } from "./rows.ts";

export const scorecard: ComputedBlock = {
  name: "scorecard",
  summary: "Every measure in one table.",
  details: {
    summary: "Every measure in one table, in the order of the attention they need.",
    full: "A chart of each over time and its figures as well.",
  },
  example: '{{block "scorecard" detail="summary"}}',
  title: "Scorecard of measures",
  summarise({ plan, before }) {
    const rows = rowsByNeed(plan, before);
    return rows.length === 0 ? NO_MEASURES : [measuresAtAGlance(plan, rows)];
  },
  build(context) {
    const rows = rowsByNeed(context.plan, context.before);
    const kpis = rows.map(({ standing }) => standing.kpi);
    if (kpis.length === 0) return NO_MEASURES;
    return [
      paragraph(
        say(INTRODUCTION),
        EXPLAINED.map((text) => item(say(text))),
      ),
      measuresAtAGlance(context.plan, rows),
      ...kpis.map((kpi) => illustrateTrend(kpi, context)),
      ...figuresTables(kpis),
    ];
  },
};

const NO_MEASURES = [paragraph(say("The plan has no measures."))];

const INTRODUCTION =
  "The table lists the measures, those that need most attention first, with the recommendations (Rec.) that each " +
  "answers. Each is then shown over time in the same order, and its figures follow. The words and icons mean:";

/** What the words and icons of a scorecard mean. */
export const EXPLAINED: readonly string[] = [
  "target: on target when the latest figure meets it, near target when it misses it by no more than the tolerance agreed " +
    "for it, off target beyond that",
  "variation: a figure beyond the limits, or several that rise, fall or stay away from the mean for longer than chance " +
    "explains, are a special cause, high (H) or low (L): improving (square), a concern (diamond) or a change (ring)",
  "assurance: unless something changes, the limits promise that the target will be met (P), will be missed (F), or that " +
    "chance decides (?)",
  "the limits are how far from the mean chance alone usually takes a figure; they are on trial with fewer than twelve " +
    "figures, and not drawn where no figure could pass them",
];

/** The recommendations that a measure answers: those it names, or else those whose actions it measures. */
function recommendationsOf(plan: PlanAsAt, { id, answers = [] }: KnownKpi): KnownRecommendation[] {
  const own = plan.recommendations.filter((one) => answers.includes(one.id));
  if (own.length > 0) return own;
  return plan.recommendations.filter((one) =>
    actionsOf(plan, one).some(({ measuredBy = [] }) => measuredBy.includes(id)),
  );
}

const NAME_SHARE = 27.5;

/** Beside the name, so that a period can be named by its end. Most measures are monthly. */
const FREQUENCIES: Record<Frequency, string | null> = {
  weekly: "by week",
  monthly: null,
  quarterly: "by quarter",
  annual: "by year",
};

/** The measures as a matrix of icons and words. A column that is empty for every measure is left out. */
function measuresAtAGlance(plan: PlanAsAt, rows: readonly ScorecardRow[]): Table {
  const answered = rows.map(({ standing }) =>
    recommendationsOf(plan, standing.kpi).map(({ number }) => number),
  );
  const recommended = answered.some((numbers) => numbers.length > 0) ? [{ title: "Rec.", share: 4.5 }] : [];
  const shown = COLUMNS.filter(({ lines }) => rows.some((one) => lines(one).length > 0));
  const others = [...recommended, ...shown];
  const total = others.reduce((sum, { share }) => sum + share, NAME_SHARE);
  const widths = others.map(({ share }) => Math.round((share * 1000) / total) / 10);
  const columns = [
    left("Measure", Math.round(1000 - 10 * widths.reduce((sum, width) => sum + width, 0)) / 10),
    ...others.map(({ title }, index) => left(title, widths[index] as number)),
  ];
  const tableRows = rows.map((one, index) => {
    const { id, name, frequency } = one.standing.kpi;
    const unit = [rateWords(one.standing), FREQUENCIES[frequency]].filter((words) => words !== null);
    const link = {
      kind: "link",
      href: `#${kpiAnchor(id)}`,
      children: [textOf(name)],
    } as const;
    const numbers = recommended.map(() => cell(line((answered[index] ?? []).join(", "))));
    const heading = header(line([link, ...unit.map((words) => textOf(`, ${words}`))]));
    return row([heading, ...numbers, ...shown.map(({ lines }) => cell(...lines(one)))]);
  });
  return table("scorecard-overview", "The measures at a glance", columns, tableRows, {
    density: "compact",
    note: symbolKey(tableRows),
  });
}
