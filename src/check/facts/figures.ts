import type { KnownKpi, PlanAsAt } from "../../plan/history/replay.ts";
import { roundTo } from "../../plan/measures/decimals.ts";
import { speaksOfChildren } from "../../plan/measures/people.ts";
import { latestOf, type Point } from "../../plan/measures/series.ts";
import { isPercentage } from "../../plan/measures/units.ts";
import type { IsoDate } from "../../plan/time/dates.ts";
import type { StatedDirection } from "../../reading/directions.ts";
import { isValueBeside, type MeasureWords, statedFigures } from "../../reading/figures.ts";
import { indexNames, type NameIndex } from "../../reading/names.ts";
import { isHedged, type Quantity } from "../../reading/quantities.ts";
import { daysMeant, type Time } from "../../reading/times.ts";
import { foldedWords } from "../../reading/tokens.ts";
import type { ReportSentence } from "../prose/report-prose.ts";
import { othersOf } from "./others.ts";

/** What the measures of a plan are called, and which words their figures may count. */
export interface MeasureFacts {
  readonly names: NameIndex;
  wordsOf(id: string): MeasureWords;
  kpi(id: string): KnownKpi;
}

/** The measures of a plan at a date: by name, by id in words, and by the glossary's short forms of their names. */
export function measureFacts({ kpis, glossary }: PlanAsAt): MeasureFacts {
  const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const shortened = (name: string): string[] =>
    glossary.flatMap(({ term, expansion }) => {
      const at = name.toLowerCase().indexOf(expansion.toLowerCase());
      return at === -1 ? [] : [name.slice(0, at) + term + name.slice(at + expansion.length)];
    });
  const kpi = (id: string): KnownKpi => byId.get(id) as KnownKpi;
  return {
    names: indexNames(
      kpis.map(({ id, name }) => ({ id, names: [name, id.replaceAll("-", " "), ...shortened(name)] })),
    ),
    kpi,
    wordsOf(id) {
      const { name, unit, definition } = kpi(id);
      const words = new Set([name, unit, definition].flatMap(foldedWords));
      const units = foldedWords(unit);
      const nouns = new Set([...foldedWords(name).filter((word) => !TIME_NOUNS.has(word)), ...units]);
      return { form: isPercentage(unit) ? "per-cent" : "count", nouns, words };
    },
  };
}

/** "In range for seven months" is no figure, unless months are what is measured. */
const TIME_NOUNS: ReadonlySet<string> = new Set(["hour", "day", "week", "month", "quarter", "year"]);

/** A measure that is no percentage, and a percentage that a sentence gives as its value. */
interface SaidInPerCent {
  readonly quantity: Quantity;
  readonly kpi: KnownKpi;
}

/**
 * Finds percentages given to measures that count. A measure that counts people shares its name with the people, of whom
 * anything may be said in per cent.
 */
export function saidInPerCent(known: PlanAsAt): (sentence: ReportSentence) => SaidInPerCent[] {
  const { names, wordsOf, kpi } = measureFacts(known);
  const isOfOthers = othersOf(known);
  const asPerCent = (id: string): MeasureWords => ({
    ...wordsOf(id),
    form: wordsOf(id).form === "count" && !speaksOfChildren(kpi(id).unit) ? "per-cent" : "count",
  });
  return (sentence) =>
    statedFigures(sentence.reading, names, asPerCent).flatMap((stated) => {
      const { quantity, clause, ofPart, measure } = stated;
      const isOwn = !(ofPart || clause.negated || clause.attributed || quantity.quoted);
      const isIt = quantity.form === "per-cent" && isOwn && isValueBeside(stated, sentence.reading);
      return isIt && !isOfOthers(sentence, clause) ? [{ quantity, kpi: kpi(measure) }] : [];
    });
}

/**
 * The figures that a time may mean, newest first: of the period that ends with it, or else contains it. Null where the
 * measure has none for it, or where nobody can say which is meant. Without a time, the newest.
 */
export function figuresAt({ series }: KnownKpi, time: Time | null, asAt: IsoDate): Point[] | null {
  const latest = latestOf(series);
  if (latest === undefined) return null;
  if (time === null || time.relative === "now") return [latest];
  const days = daysMeant(time, asAt);
  if (days === null) return null;
  const isSame = ({ period }: Point): boolean =>
    period.end === days.end && (period.start === days.start || time.kind !== "year");
  const isWithin = ({ period }: Point): boolean => period.start <= days.start && days.end <= period.end;
  const same = series.filter(isSame);
  const found = same.length > 0 ? same : series.filter(isWithin);
  const known = found.filter(({ value }) => value !== null);
  return known.length === 0 ? null : known;
}

/** Whether a sentence may give a figure in this way: with the digits it writes, its hedge, or as counts. */
export function isStated({ form, value, decimals, pair, hedge }: Quantity, point: Point): boolean {
  const known = point.value;
  if (known === null) return false;
  if (pair !== null && form === "pair") {
    const { numerator, denominator } = point.figure ?? { numerator: null, denominator: null };
    if (numerator !== null) return numerator === pair[0] && denominator === pair[1];
  }
  const said = pair === null ? value : value * 100;
  if (hedge !== null) return isHedged(said, hedge, known);
  if (form === "share") return Math.abs(said - known) <= SHARE_NEAR;
  return (
    Number(roundTo(known, pair === null ? decimals : 0)) ===
    Number(roundTo(said, pair === null ? decimals : 0))
  );
}

/** "A third" of 34.6%. */
const SHARE_NEAR = 2.5;

/**
 * The two figures that a stated direction contradicts: those of the times it names, the newest where it names only the
 * first. Null where it agrees, where the figures are equal, or where the sentence does not say from when.
 */
export function directionOf(
  { direction, from, to }: StatedDirection,
  kpi: KnownKpi,
  asAt: IsoDate,
): readonly [Point, Point] | null {
  if (from === null) return null;
  const [first] = figuresAt(kpi, from, asAt) ?? [];
  const [last] = figuresAt(kpi, to, asAt) ?? [];
  if (first?.value == null || last?.value == null || first === last) return null;
  const says = saysRise(direction, kpi);
  if (says === null || first.value === last.value) return null;
  return says === last.value > first.value ? null : [first, last];
}

/** "Risen from 45% to 43%". */
export function contradictsItself({ direction, figures }: StatedDirection, kpi: KnownKpi): boolean {
  const says = saysRise(direction, kpi);
  if (figures === null || says === null || figures[0].value === figures[1].value) return false;
  return says !== figures[1].value > figures[0].value;
}

/** Whether a direction is up; null for "better" and "worse" where no direction is better. */
function saysRise(direction: StatedDirection["direction"], kpi: KnownKpi): boolean | null {
  if (direction === "up" || direction === "down") return direction === "up";
  const isUp = betterUp(kpi);
  return isUp === null ? null : (direction === "better") === isUp;
}

/** Whether a higher figure is a better one; null where neither is. */
const betterUp = ({ better }: KnownKpi): boolean | null =>
  better === "higher" ? true : better === "lower" ? false : null;
