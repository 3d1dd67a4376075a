import type { KnownKpi, PlanAsAt } from "../../plan/history/replay.ts";
import { roundTo } from "../../plan/measures/decimals.ts";
import { speaksOfChildren } from "../../plan/measures/people.ts";
import { latestOf, type Point } from "../../plan/measures/series.ts";
import { isPercentage } from "../../plan/measures/units.ts";
import type { IsoDate } from "../../plan/time/dates.ts";
import { type MeasureWords, type StatedFigure, statedFigures } from "../../reading/figures/figures.ts";
import { indexNames, type NameIndex, stemOf } from "../../reading/figures/names.ts";
import { EVENT_NOUNS, SYNONYMS } from "../../reading/lexicons/names.ts";
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
  const allNames = new Set(kpis.map(({ name }) => name.toLowerCase()));
  const idInWords = (id: string): string[] =>
    [id.replaceAll("-", " ")].filter((words) => !allNames.has(words));
  const namesOf = ({ id, name }: KnownKpi): string[] => [
    name,
    ...idInWords(id),
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
    perCentsOfCounts({ reading }) {
      const asPerCent = (id: string): MeasureWords => {
        const own = words.get(id) as MeasureWords;
        const isCount = own.form === "count" && !speaksOfChildren(kpi(id).unit);
        return { ...own, form: isCount ? "per-cent" : "count" };
      };
      // "33% had sickness absence" is said of those who had it, "5% of the total" of a part, and "the vacancy rate" is no number of posts.
      return statedFigures(reading, names, asPerCent).filter(
        ({ quantity, clause, isOfAll }) =>
          quantity.form === "per-cent" &&
          isOfAll &&
          !["had", "have", "of"].includes(reading.tokens[quantity.end]?.word ?? "") &&
          !reading.tokens.slice(clause.at, clause.end).some(({ word }) => word === "rate"),
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
  const counted = foldedWords(unit);
  const events = counted.some((word) => EVENT_NOUNS.has(word)) ? EVENT_NOUNS : [];
  const nouns = new Set([...named, ...counted, ...events]);
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

/** Whether a sentence may give a figure in this way: with the digits it writes, its hedge, or as counts. */
export function isStated({ form, value, decimals, pair, hedge, inWords }: Quantity, point: Point): boolean {
  const known = point.value;
  if (known === null) return false;
  const isRound = inWords && pair !== null && pair[1] <= ROUND;
  if (pair !== null && form === "pair" && !isRound) {
    const { numerator, denominator } = point.figure ?? { numerator: null, denominator: null };
    if (numerator !== null) return numerator === pair[0] && denominator === pair[1];
  }
  const said = pair === null ? value : value * 100;
  if ((form === "share" || isRound) && hedge !== "over" && hedge !== "under")
    return Math.abs(said - known) <= SHARE_NEAR;
  if (hedge !== null) return isHedged(said, hedge, known);
  return (
    Number(roundTo(known, pair === null ? decimals : 0)) ===
    Number(roundTo(said, pair === null ? decimals : 0))
  );
}

/** "Nine out of ten" is a share in words, and not nine things. */
const ROUND = 10;
/** "A third" of 34.6%. */
const SHARE_NEAR = 2.5;
