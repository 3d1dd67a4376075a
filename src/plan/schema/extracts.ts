import { z } from "zod";
import type { Origin } from "../../problems/origin.ts";
import { shorten } from "../../text/words.ts";
import type { IsoDate } from "../time/dates.ts";
import type { Entry } from "./entry.ts";
import { EXAMPLE_NUMBER, isTooLong, NUMBER, TOO_LONG } from "./numbers.ts";
import { date, flag, id, mapping, text } from "./scalars.ts";

/**
 * Why there is no figure, by the symbols of official statistics: confidential, not available, not applicable, rounds to
 * 0 but is not 0, too unreliable to give.
 */
export const SYMBOLS = ["c", "x", "z", "low", "u"] as const;
type Symbol = (typeof SYMBOLS)[number];

const isSymbol = (text: string): text is Symbol => (SYMBOLS as readonly string[]).includes(text);

/** The figure of a KPI in one period, as an extract gives it. */
export interface Figure {
  /** In the measure's unit, except that a fraction has its quotient; null if there is only a symbol. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly symbol: Symbol | null;
}

/** How a fraction is written, for messages. */
export const EXAMPLE_FRACTION = "71/78";

const FRACTION = new RegExp(`^(${NUMBER})\\s*/\\s*(${NUMBER})$`);

/**
 * Reads a number, a fraction or a symbol; null for anything else. The value of a fraction is its quotient. Its unit
 * decides later whether that is printed as a percentage.
 */
export function parseFigure(text: string): Figure | null {
  const none = { value: null, numerator: null, denominator: null, symbol: null };
  if (isSymbol(text)) return { ...none, symbol: text };
  if (new RegExp(`^${NUMBER}$`).test(text)) return { ...none, value: Number(text) };
  const fraction = FRACTION.exec(text);
  if (fraction === null) return null;
  const [numerator, denominator] = [Number(fraction[1]), Number(fraction[2])];
  return denominator === 0 ? null : { ...none, value: numerator / denominator, numerator, denominator };
}

/** A figure as the author wrote it: `71/78`, `17.2`, `x`. */
export function writtenFigure({ value, numerator, denominator, symbol }: Figure): string {
  if (numerator !== null && denominator !== null) return `${numerator}/${denominator}`;
  return value === null ? (symbol ?? "") : String(value);
}

const A_FIGURE = `a figure such as ${EXAMPLE_NUMBER} or ${EXAMPLE_FRACTION}`;

const figure = z
  .string({ error: () => `expected ${A_FIGURE}` })
  .transform((value, context): Figure => {
    const found = parseFigure(value.trim());
    if (found !== null) return found;
    const none = /\/\s*0+$/.test(value);
    const message = value.split("/").some((part) => isTooLong(part.trim()))
      ? `"${shorten(value, 40)}" ${TOO_LONG}`
      : none
        ? `"${value}" has no value: write z where there was nothing to measure`
        : `"${value}" is not a figure: expected a number, a fraction such as ${EXAMPLE_FRACTION}, or c, x, z, low or u`;
    context.addIssue({
      code: "custom",
      message,
      params: { rule: "wrong-type", ...adviceFor(value.trim()) },
    });
    return z.NEVER;
  })
  .describe(A_FIGURE)
  .meta({ type: ["number", "string"] });

/** How to write what a spreadsheet shows as `88%` or `1,024`, and people as `71 of 78`. */
function adviceFor(value: string): { readonly hint?: string; readonly mend?: string } {
  const [, part, whole] = /^(\d[\d,]*) (?:out )?of (\d[\d,]*)$/i.exec(value) ?? [];
  const fraction = part === undefined ? value : `${part}/${whole}`;
  const plain = fraction.replace(/\s*%$/, "").replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  if (plain === value || !/^-?\d+(?:\.\d+)?(?:\s*\/\s*\d+)?$/.test(plain)) return {};
  if (value.endsWith("%")) {
    return {
      hint: `Write ${plain}: the unit of the KPI has the sign. Or write its two counts, such as 45/51.`,
    };
  }
  return { hint: `Write ${plain}${part === undefined ? ", without commas" : ""}.`, mend: plain };
}

/** Figures taken from the case system on one day. */
export const extract = z
  .strictObject({
    date: date.meta({ title: "the day on which the figures were taken" }),
    values: mapping(mapping(figure))
      .optional()
      .meta({
        title: "the figures: for each KPI, its periods with a figure each",
        examples: [{ caseload: { "2016-08": 17.2 } }],
        keys: ["kpi"],
      }),
    file: text.optional().meta({
      title: "a file of figures beside the YAML, as it was exported",
      examples: ["scorecard-2016-09.csv"],
    }),
    feed: id.optional().meta({
      title: "the feed that says how to read the file; without it the headings must be those of the plan",
      examples: ["case-system"],
      names: ["feed"],
    }),
    restated: mapping(text)
      .optional()
      .meta({
        title: "for each KPI, why figures that were already reported have changed",
        examples: [{ caseload: "Agency workers are now counted." }],
        keys: ["kpi"],
      }),
    illustrative: flag
      .optional()
      .meta({ title: "true if the figures are invented, so that reports say so", examples: [true] }),
  })
  .meta({ title: "figures taken from the case system on one day" });

/** A figure of an extract, from its YAML or its CSV. */
export interface ExtractFigure {
  readonly kpi: string;
  /** The key of its period; or the period as it was written, where it is none that the KPI can have. */
  readonly period: string;
  /** How its period was written, where that is not its key. */
  readonly written?: string | undefined;
  readonly figure: Figure;
  readonly origin: Origin;
}

/** A figure that could not be read, and is a problem of its own. Null where it may be any: a whole file was not read. */
export interface UnreadFigure {
  readonly kpi: string | null;
  readonly period: string | null;
  /** The date of its extract. */
  readonly date: IsoDate | null;
}

/** A figure with the date of its extract. */
export interface DatedFigure extends ExtractFigure {
  readonly date: IsoDate;
}

export interface Extract extends Omit<Entry<typeof extract>, "values" | "file"> {
  readonly figures: readonly ExtractFigure[];
  /** Figures for periods that were not over at its date. They are a mistake, and no part of any series. */
  readonly early: readonly ExtractFigure[];
}
