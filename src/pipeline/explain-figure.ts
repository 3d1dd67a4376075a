import type { FigurePart, Stamp } from "../model/stamps.ts";
import { type KnownKpi, type PlanAsAt, whereSet } from "../plan/history/replay.ts";
import { type Point, weeklyOf } from "../plan/measures/series.ts";
import { RAG_WORDS } from "../plan/measures/targets.ts";
import { below, type Origin } from "../problems/origin.ts";
import { fractionWords, type Standing, standingAt, targetWords, valueWords } from "../report/standing.ts";
import { historyOfFigures } from "./entry-history.ts";
import { explainField } from "./explain-field.ts";
import { dayInWords, type Told, type ValueContext, type ValueStep } from "./explained-value.ts";

/** A figure of a measure, or what was worked out from it: every extract in which it came, and why it was restated. */
export function explainFigure(
  { kpi: id, period: key, said }: Extract<Stamp, { kind: "figure" }>,
  context: ValueContext,
): Told | null {
  const { now, placeOf } = context;
  const found = findPoint(now, id, key);
  if (found === null) return null;
  const { kpi, point } = found;
  const standing = standingAt(kpi, point, now.asAt);
  const earlier = context.before && findPoint(context.before, id, key);
  const place = said === "target" ? placeOfTarget(standing) : (point.origin ?? kpi.origin);
  const target =
    said === "target" ? explainField({ kind: "field", path: id, field: "targets" }, context) : null;
  const restsOn: readonly FigurePart[] = said === "figure" || said === "target" ? [] : ["figure", "target"];
  return {
    title: `${TITLES[said]}${kpi.name}, ${point.period.label}`,
    value: wordsFor(said, standing),
    place: placeOf(place),
    note: noteOn(found, context),
    history: target?.history ?? stepsOf(kpi, key, context),
    parts: restsOn.flatMap((part) => {
      const value = wordsFor(part, standing);
      const from = part === "target" ? placeOfTarget(standing) : place;
      return value === null ? [] : [{ title: PARTS[part] ?? "", value, place: placeOf(from) }];
    }),
    more: 0,
    ...(context.before && {
      was: earlier && wordsFor(said, standingAt(earlier.kpi, earlier.point, context.before.asAt)),
    }),
  };
}

const TITLES: Readonly<Record<FigurePart, string>> = {
  figure: "",
  target: "Target of ",
  rating: "Rating of ",
  change: "Change of ",
  variation: "Variation of ",
  assurance: "Assurance of ",
};

const PARTS: Partial<Record<FigurePart, string>> = { figure: "Figure", target: "Target" };

interface Found {
  readonly kpi: KnownKpi;
  readonly point: Point;
}

function findPoint({ kpis }: PlanAsAt, id: string, key: string): Found | null {
  const kpi = kpis.find((one) => one.id === id);
  const point = kpi?.series.find(({ period }) => period.key === key);
  return kpi === undefined || point === undefined ? null : { kpi, point };
}

/** "91% (71 of 78)", "90% or more", "Off target". What is said of its change or its limits rests on the figure. */
function wordsFor(said: FigurePart, standing: Standing): string | null {
  if (said === "target") return targetWords(standing);
  if (said === "rating") return standing.rag === null ? null : RAG_WORDS[standing.rag];
  const fraction = fractionWords(standing);
  return valueWords(standing) + (fraction === null ? "" : ` (${fraction})`);
}

/** Where the target in force was written; the measure where there is none. */
function placeOfTarget({ kpi, target }: Standing): Origin {
  const index = target === null ? -1 : (kpi.targets ?? []).indexOf(target);
  return index === -1 ? kpi.origin : below(whereSet(kpi, "targets"), index);
}

/** Every extract that gave the figure by the day of the report. */
function stepsOf({ id }: KnownKpi, key: string, { plan, now, placeOf }: ValueContext): ValueStep[] {
  const extracts = plan.extracts.filter(({ date }) => date <= now.asAt);
  const figures = extracts.flatMap(({ date, figures }) =>
    figures.filter(({ kpi, period }) => kpi === id && period === key).map((one) => ({ ...one, date })),
  );
  return historyOfFigures(figures).flatMap(({ date, origin, changes }) =>
    changes.map(({ from, to }) => ({
      date: dayInWords(date),
      place: placeOf(origin),
      from,
      to,
      why:
        from === null || from === to
          ? null
          : (extracts.find((one) => one.date === date && one.restated?.has(id))?.restated?.get(id) ?? null),
    })),
  );
}

function noteOn({ kpi, point }: Found, { state, now }: ValueContext): string | null {
  const shown = state.kpis
    .find(({ id }) => id === kpi.id)
    ?.points.find(({ period }) => period === point.period.key);
  if (shown?.symbol === "c" && point.value !== null)
    return "Readers of this report see [c]: it is suppressed to protect children’s confidentiality.";
  const weekly = weeklyOf(kpi, now.kpis);
  return weekly !== null &&
    now.extracts.every(({ figures }) => figures.every((one) => !isOf(one, kpi, point)))
    ? `It is made of the weeks of ${weekly.name}.`
    : null;
}

const isOf = (
  figure: { readonly kpi: string; readonly period: string },
  kpi: KnownKpi,
  { period }: Point,
): boolean => figure.kpi === kpi.id && figure.period === period.key;
