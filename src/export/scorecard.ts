import type { KpiPoint, KpiState } from "../model/kpi-state.ts";
import { decimalsAmong } from "../plan/measures/figures.ts";
import { RAG_WORDS, RAGS } from "../plan/measures/targets.ts";
import { SYMBOLS } from "../plan/schema/extracts.ts";
import { parsePeriod } from "../plan/time/periods.ts";
import { SYMBOL_WORDS } from "../report/draft/cells.ts";
import type { NewCell } from "../sheets/new-workbook.ts";
import { dayCell, type Exported, exportTable, FILLS } from "./export-table.ts";

interface FigureRow {
  readonly kpi: KpiState;
  readonly point: KpiPoint;
  readonly isIllustrative: boolean;
}

/** Every figure of every measure, one a row, as it is published: suppressed, rounded and restated. */
export const SCORECARD = exportTable<FigureRow>({
  name: "scorecard",
  title: "Scorecard",
  description: "Every figure of every measure, one a row, as it is published.",
  key: ["measure_id", "period"],
  rows: ({ state, illustrative }: Exported) =>
    state.kpis.flatMap((kpi) =>
      kpi.points.map((point) => ({ kpi, point, isIllustrative: illustrative.has(kpi.id) })),
    ),
  columns: [
    {
      heading: "Measure id",
      name: "measure_id",
      holds: "text",
      means: "the id of the measure in the plan",
      width: 22,
      of: ({ kpi }) => kpi.id,
    },
    {
      heading: "Measure",
      name: "measure",
      holds: "text",
      means: "its name",
      width: 50,
      of: ({ kpi }) => kpi.name,
    },
    {
      heading: "Unit",
      name: "unit",
      holds: "text",
      means: "what the figure counts; 91 where the unit is per cent means 91%",
      width: 22,
      of: ({ kpi }) => kpi.unit,
    },
    {
      heading: "Period",
      name: "period",
      holds: "text",
      means: "the time that the figure is for",
      width: 32,
      of: ({ point }) => point.label,
    },
    {
      heading: "First day",
      name: "first_day",
      holds: "date",
      means: "the first day of the period",
      width: 12,
      of: ({ kpi, point }) => dayCell(parsePeriod(point.period, kpi.frequency)?.start ?? null),
    },
    {
      heading: "Last day",
      name: "last_day",
      holds: "date",
      means: "the last day of the period",
      width: 12,
      of: ({ kpi, point }) => dayCell(parsePeriod(point.period, kpi.frequency)?.end ?? null),
    },
    {
      heading: "Figure",
      name: "figure",
      holds: "number",
      means: `the figure in the unit of the measure; ${SYMBOLS.map((symbol) => `[${symbol}] ${SYMBOL_WORDS[symbol]}`).join(", ")}`,
      width: 10,
      symbols: SYMBOLS.map((symbol) => `[${symbol}]`),
      of: ({ kpi, point }) => figureCell(kpi, point),
    },
    {
      heading: "Numerator",
      name: "numerator",
      holds: "number",
      means: "of a percentage or a rate, those counted",
      width: 12,
      of: ({ point }) => point.numerator,
    },
    {
      heading: "Denominator",
      name: "denominator",
      holds: "number",
      means: "of a percentage or a rate, those out of whom they are",
      width: 13,
      of: ({ point }) => point.denominator,
    },
    {
      heading: "Target from",
      name: "target_from",
      holds: "number",
      means: "the lowest figure that meets the target of the period",
      width: 12,
      of: ({ kpi, point }) => (isOneOf(kpi, "higher", "in-range") ? (point.target?.min ?? null) : null),
    },
    {
      heading: "Target to",
      name: "target_to",
      holds: "number",
      means: "the highest figure that meets the target of the period",
      width: 12,
      of: ({ kpi, point }) => (isOneOf(kpi, "lower", "in-range") ? (point.target?.max ?? null) : null),
    },
    {
      heading: "Rating",
      name: "rating",
      holds: "text",
      means: "how the figure stands against the target; empty where it is not rated",
      width: 13,
      allowed: RAGS.map((rag) => RAG_WORDS[rag]),
      of: ({ point: { rag } }) => (rag === null ? null : { value: RAG_WORDS[rag], fill: FILLS[rag] }),
    },
    {
      heading: "Notes",
      name: "notes",
      holds: "text",
      means: "why the figure was restated, and whether it is illustrative",
      width: 46,
      of: ({ point, isIllustrative }) =>
        [
          ...(isIllustrative ? ["Illustrative."] : []),
          ...(point.restated === null ? [] : [`Restated: ${point.restated}`]),
        ].join(" "),
    },
  ],
});

const isOneOf = ({ better }: KpiState, ...directions: readonly KpiState["better"][]): boolean =>
  directions.includes(better);

/** A figure is shown with the digits that tell on which side of its target it is. */
function figureCell(kpi: KpiState, { value, symbol, target }: KpiPoint): NewCell {
  if (value === null) return `[${symbol ?? "x"}]`;
  const { min, max } = target ?? { min: null, max: null };
  const band = { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
  const shown = { decimals: decimalsAmong([{ value, target: band }], kpi) };
  return { value: Number(value.toFixed(MOST_DECIMALS)), format: shown };
}

/** More digits of a quotient say nothing: it was made of counts. */
const MOST_DECIMALS = 4;
