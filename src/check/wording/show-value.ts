import { list } from "../../diagnostics/words.ts";

const LONGEST = 60;

/** A value of a model in a sentence: quoted, and cut short where it is long. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return `"${shorten(value)}"`;
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : list(value.map(showValue));
  return typeof value === "object"
    ? showObject(value as Readonly<Record<string, unknown>>)
    : `"${String(value)}"`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).trimEnd()}…`;
}

/** The shapes a state holds: a change with from and to, a target, a figure, control limits, evidence. */
function showObject(value: Readonly<Record<string, unknown>>): string {
  if ("to" in value) return `"${value.from ?? "none"} to ${value.to}" (${value.date})`;
  if ("min" in value && "max" in value) return showTarget(value.min, value.max);
  if ("numerator" in value) return showFigure(value);
  if ("upper" in value && "lower" in value) return `"${round(value.lower)} to ${round(value.upper)}"`;
  return showValue(value.id ?? value.title ?? JSON.stringify(value));
}

const round = (limit: unknown): string => String(Number(Number(limit).toFixed(2)));

function showFigure({ value, numerator, denominator, symbol }: Readonly<Record<string, unknown>>): string {
  if (numerator !== null) return `"${numerator}/${denominator}"`;
  return showValue(value ?? symbol);
}

function showTarget(min: unknown, max: unknown): string {
  if (min === null || max === null || min === max) return showValue(min ?? max);
  return `"${min} to ${max}"`;
}
