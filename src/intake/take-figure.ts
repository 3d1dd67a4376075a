import type { AskedMeasure } from "../collect/asked.ts";
import { WHY_NONE } from "../collect/form.ts";
import type { FilledCell } from "../collect/read-form.ts";
import { formatValue, valueIn } from "../plan/measures/figures.ts";
import { isPercentage, parseUnit } from "../plan/measures/units.ts";
import { parseFigure } from "../plan/schema/extracts.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import { list, shorten } from "../text/words.ts";
import { foldText } from "./match.ts";

/**
 * The figure that a row of a return gives, as plans write it; null where none can be read.
 * @param problems gets why not, each a sentence with its place, without a full stop.
 */
export function takeFigure(
  cells: ReadonlyMap<string, FilledCell>,
  { kpi, isOfCounts }: AskedMeasure,
  problems: string[],
): string | null {
  const [figure, numerator, denominator, none] = ["figure", "numerator", "denominator", "none"].map((field) =>
    cells.get(field),
  );
  const given = figure ?? numerator ?? denominator;
  if (none !== undefined && given !== undefined) {
    problems.push(`${given.place} gives a figure, but the row says why there is none`);
    return null;
  }
  if (none !== undefined) {
    const symbol = Object.entries(WHY_NONE).find(
      ([, words]) => foldText(words) === foldText(none.cell.text),
    )?.[0];
    if (symbol === undefined)
      problems.push(
        `${none.place} holds "${shorten(none.cell.text, 40)}": expected ${list(Object.values(WHY_NONE), "or")}`,
      );
    return symbol ?? null;
  }
  const taken = numberIn({ figure, numerator, denominator }, kpi, problems);
  const figured = taken === null ? null : parseFigure(taken);
  if (isOfCounts && figured !== null && figured.numerator === null) {
    problems.push(
      `${given?.place} holds "${given?.cell.text}", but the figures of longer periods are made of these: give how many, out of how many`,
    );
    return null;
  }
  const value = figured === null ? null : valueIn(kpi.unit, figured);
  if (value === null || !isPercentage(kpi.unit) || (value >= 0 && value <= mostOf(kpi))) return taken;
  problems.push(
    `${given?.place} makes ${formatValue(value, kpi)}, and the measure is a percentage: look for a missing decimal point, or two counts the wrong way round`,
  );
  return null;
}

/** What a percentage can be at most: where a target is above 100, as of occupancy, its figures may be, too. */
const mostOf = ({ targets = [] }: Kpi): number =>
  targets.some(({ value = 0, max = 0 }) => value > 100 || max > 100) ? Number.POSITIVE_INFINITY : 100;

interface Numbers {
  readonly figure: FilledCell | undefined;
  readonly numerator: FilledCell | undefined;
  readonly denominator: FilledCell | undefined;
}

/** A figure, or two counts; where there are both they must say the same. */
function numberIn({ figure, numerator, denominator }: Numbers, kpi: Kpi, problems: string[]): string | null {
  if (numerator === undefined && denominator === undefined)
    return figure === undefined ? null : readFigure(figure, kpi.unit, problems);
  if (numerator === undefined || denominator === undefined) {
    problems.push(
      `${(numerator ?? denominator)?.place} gives one count of two: expected how many, out of how many`,
    );
    return null;
  }
  const counts = [numerator, denominator].map((filled) => readNumber(filled, problems));
  if (counts.includes(null)) return null;
  const fraction = parseFigure(counts.join("/"));
  if (fraction === null || fraction.value === null) {
    problems.push(`${denominator.place} holds 0: choose "${WHY_NONE.z}" where there was nothing to measure`);
    return null;
  }
  const alone = figure === undefined ? null : readFigure(figure, kpi.unit, problems);
  const together = fraction.value * parseUnit(kpi.unit).scale;
  if (alone !== null && Math.abs(Number(alone) - together) > 0.5)
    problems.push(
      `${figure?.place} says ${alone}, and the two counts make ${Number(together.toFixed(1))}: expected the same`,
    );
  return counts.join("/");
}

function readFigure(filled: FilledCell, unit: string, problems: string[]): string | null {
  const { content, text } = filled.cell;
  const counts = /^(\d+)\s*(?:\/|of|out of)\s*(\d+)$/i.exec(text);
  if (counts !== null && content.kind === "text" && Number(counts[2]) > 0) return `${counts[1]}/${counts[2]}`;
  const value = readNumber(filled, problems);
  const isFraction = value !== null && isPercentage(unit) && Number(value) > 0 && Number(value) < 1;
  if (!isFraction || text.endsWith("%")) return value;
  const [asItIs, asShare] = [Number(value), Number(value) * 100].map((one) => Number(one.toPrecision(3)));
  problems.push(
    `${filled.place} holds ${asItIs}, which may be ${asItIs}% or ${asShare}%: write it with the sign %`,
  );
  return null;
}

/** A number as plans write it, a percentage as 91. */
function readNumber({ cell: { content, text }, place }: FilledCell, problems: string[]): string | null {
  if (content.kind === "number")
    return String(Number((content.value * (content.isPercentage ? 100 : 1)).toFixed(6)));
  const plain = text.replace(/\s*%$/, "").replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  if (content.kind === "text" && /^-?\d+(?:\.\d+)?$/.test(plain)) return plain;
  problems.push(
    content.kind === "date"
      ? `${place} holds the date ${text}: Excel makes one of 9/12; write the two counts into the two cells beside it`
      : `${place} holds "${shorten(text, 40)}", which is no number: where there is none, leave it empty and choose why`,
  );
  return null;
}
