import type { KnownKpi, PlanAsAt } from "../../plan/history/replay.ts";
import { roundTo } from "../../plan/measures/decimals.ts";
import { speaksOfChildren } from "../../plan/measures/people.ts";
import { latestOf, type Point } from "../../plan/measures/series.ts";
import { isPercentage } from "../../plan/measures/units.ts";
import type { IsoDate } from "../../plan/time/dates.ts";
import type { StatedChange, StatedDirection } from "../../reading/figures/directions.ts";
import { type MeasureWords, type StatedFigure, statedFigures } from "../../reading/figures/figures.ts";
import { indexNames, type NameIndex, stemOf } from "../../reading/figures/names.ts";
import { SYNONYMS } from "../../reading/lexicons/names.ts";
import { isHedged, type Quantity } from "../../reading/quantities.ts";
import { daysMeant, type Time } from "../../reading/times/times.ts";
import { foldedWords } from "../../reading/words/tokens.ts";
import type { ReportSentence } from "../prose/report-prose.ts";
import { oncePerPlan } from "./once.ts";

/** The measures of a plan at a date: what they are called, and what their figures were. */
export interface MeasureFacts {
  readonly names: NameIndex;
  wordsOf(id: string): MeasureWords;
  kpi(id: string): KnownKpi;
  /**
   * The figures that a time may mean: of the same period, or of the one that ends on that day; without a time, the newest.
   * Null where the measure has none for it, or where nobody can say which is meant.
   */
  figuresAt(id: string, time: Time | null): Point[] | null;
  /**
   * The two figures that a stated direction contradicts: those of the times it names, the newest where it names only the
   * first. Null where it agrees, where the figures are equal, or where the sentence does not say from when.
   */
  contradictedBy(stated: StatedDirection): readonly [Point, Point] | null;
  /** Whether a change of so many points or so many things agrees with the figures; null where nobody can say from when. */
  isChangeOf(
    stated: StatedChange,
  ): { readonly points: readonly [Point, Point]; readonly agrees: boolean } | null;
  /** Whether the numbers that follow a direction go the other way: "risen from 45% to 43%". */
  goesOtherWay(stated: StatedDirection): boolean;
  /**
   * The percentages that a sentence gives to measures that count. One that counts people shares its name with the people,
   * of whom anything may be said in per cent.
   */
  perCentsOfCounts(sentence: ReportSentence): StatedFigure[];
}

/** Measures go by their name, by their id in words, and by the glossary's short forms of their names. */
export const measureFacts = oncePerPlan(({ kpis, glossary, asAt }: PlanAsAt): MeasureFacts => {
  const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const kpi = (id: string): KnownKpi => byId.get(id) as KnownKpi;
  const shortened = (name: string): string[] =>
    glossary.flatMap(({ term, expansion }) => {
      const at = name.toLowerCase().indexOf(expansion.toLowerCase());
      return at === -1 ? [] : [name.slice(0, at) + term + name.slice(at + expansion.length)];
    });
  const inOtherWords = (name: string): string[] =>
    SYNONYMS.flatMap(([word, other]) => {
      const said = name.toLowerCase();
      return said.includes(word) ? [said.replace(word, other)] : [];
    });
  const namesOf = ({ id, name }: KnownKpi): string[] => [
    name,
    id.replaceAll("-", " "),
    ...shortened(name),
    ...inOtherWords(name),
  ];
  const words = new Map(kpis.map((one) => [one.id, wordsFor(one, namesOf(one))]));
  const names = indexNames(
    kpis.map((one) => ({
      id: one.id,
      names: namesOf(one),
      definitions: [countedIn(one.definition)],
    })),
  );
  const figuresAt = (id: string, time: Time | null): Point[] | null => pointsAt(kpi(id), time, asAt);
  return {
    names,
    kpi,
    wordsOf: (id) => words.get(id) as MeasureWords,
    figuresAt,
    contradictedBy({ measure, direction, from, to }) {
      const says = saysRise(direction, kpi(measure));
      if (says === null) return null;
      const [last] = figuresAt(measure, to) ?? [];
      const [first] = from === null ? pointsBefore(kpi(measure), to, last) : (figuresAt(measure, from) ?? []);
      if (first?.value == null || last?.value == null || first.value === last.value) return null;
      return says === last.value > first.value ? null : [first, last];
    },
    isChangeOf({ measure, quantity, from, to }) {
      const [[first] = [], [last] = []] = [figuresAt(measure, from) ?? [], figuresAt(measure, to) ?? []];
      if (first?.value == null || last?.value == null || first === last) return null;
      const most = 0.5 * 10 ** -quantity.decimals + (quantity.decimals > 0 ? 0.1 : 0.5);
      const isNear = Math.abs(Math.abs(last.value - first.value) - quantity.value) <= most + SMALLEST;
      const agrees = quantity.hedge !== null || isNear;
      return { points: [first, last], agrees };
    },
    goesOtherWay({ measure, direction, figures }) {
      const says = saysRise(direction, kpi(measure));
      if (figures === null || says === null || figures[0].value === figures[1].value) return false;
      return says !== figures[1].value > figures[0].value;
    },
    perCentsOfCounts({ reading }) {
      const asPerCent = (id: string): MeasureWords => {
        const own = words.get(id) as MeasureWords;
        const isCount = own.form === "count" && !speaksOfChildren(kpi(id).unit);
        return { ...own, form: isCount ? "per-cent" : "count" };
      };
      return statedFigures(reading, names, asPerCent).filter(
        ({ quantity, isOfAll }) => quantity.form === "per-cent" && isOfAll,
      );
    },
  };
});

/** What a definition counts: the part before "over". */
const countedIn = (definition: string): string =>
  definition.split(/,? (?:over|divided by|as a (?:share|percentage|proportion) of|out of)\b/)[0] ?? "";

function wordsFor({ name, unit, definition }: KnownKpi, names: readonly string[]): MeasureWords {
  const words = new Set([...names, unit, definition].flatMap(foldedWords).map(stemOf));
  const named = foldedWords(name).filter((word) => !TIME_NOUNS.has(word));
  const nouns = new Set([...named, ...foldedWords(unit)]);
  return { form: isPercentage(unit) ? "per-cent" : "count", nouns, words };
}

/** "In range for seven months" is no figure, unless months are what is measured. */
const TIME_NOUNS: ReadonlySet<string> = new Set(["hour", "day", "week", "month", "quarter", "year"]);

function pointsAt({ series, basis }: KnownKpi, time: Time | null, asAt: IsoDate): Point[] | null {
  const latest = latestOf(series);
  if (latest === undefined) return null;
  if (time === null || time.relative === "now") return [latest];
  const days = daysMeant(time, asAt);
  if (days === null) return null;
  const isAtItsEnd = time.kind === "month" && basis !== undefined && basis !== "in-period";
  const found = series.filter(
    ({ period }) =>
      period.end === days.end && (period.start === days.start || time.kind === "days" || isAtItsEnd),
  );
  const known = found.filter(({ value }) => value !== null);
  return known.length === 0 ? null : known;
}

/** The figure before that of a month or quarter: "caseloads rose in August 2016" says so of July. */
function pointsBefore({ series, frequency }: KnownKpi, to: Time | null, last: Point | undefined): Point[] {
  const index = last === undefined ? -1 : series.indexOf(last);
  const isItsOwn =
    { monthly: "month", quarterly: "quarter", annual: "year" }[frequency as string] === to?.kind;
  return isItsOwn && to?.relation === "at" && index > 0 ? series.slice(index - 1, index) : [];
}

/** What a sum of decimals may be off by. */
const SMALLEST = 1e-9;

/** Whether a sentence may give a figure in this way: with the digits it writes, its hedge, or as counts. */
export function isStated({ form, value, decimals, pair, hedge }: Quantity, point: Point): boolean {
  const known = point.value;
  if (known === null) return false;
  if (pair !== null && form === "pair") {
    const { numerator, denominator } = point.figure ?? { numerator: null, denominator: null };
    if (numerator !== null) return numerator === pair[0] && denominator === pair[1];
  }
  const said = pair === null ? value : value * 100;
  if (form === "share" && hedge !== "over" && hedge !== "under") return Math.abs(said - known) <= SHARE_NEAR;
  if (hedge !== null) return isHedged(said, hedge, known);
  return (
    Number(roundTo(known, pair === null ? decimals : 0)) ===
    Number(roundTo(said, pair === null ? decimals : 0))
  );
}

/** "A third" of 34.6%. */
const SHARE_NEAR = 2.5;

/** A percentage turned around: what is not on time, of what is. */
export function restOf(point: Point): Point {
  const { value, figure } = point;
  const { numerator, denominator } = figure ?? { numerator: null, denominator: null };
  const rest = numerator === null || denominator === null ? null : denominator - numerator;
  return {
    ...point,
    value: value === null ? null : 100 - value,
    figure: figure === null ? null : { ...figure, numerator: rest },
  };
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
