import { type IsoDate, isIsoDate, MONTH_NAMES } from "../../../plan/time/dates.ts";
import { formatInterval, type Interval } from "../../../plan/time/intervals.ts";
import type { Noun } from "./named-dates.ts";

/** A day, or some days on end, typed in a sentence; offsets are into the sentence. */
export interface TypedDate {
  readonly written: string;
  readonly from: number;
  readonly to: number;
  /** "/", "-", "to", "and"; null for a single day. */
  readonly joiner: string | null;
  readonly year: number | null;
  /** "07-10" and "07-11". */
  readonly first: string;
  readonly last: string;
  /** Null where the year is not given. */
  readonly days: Interval | null;
}

/** "September", "Sept" and "Sep". */
const MONTH = MONTH_NAMES.map((name) => {
  const short = name === "September" ? "Sept?" : name.slice(0, 3);
  return name.length > 4 ? `${name}|${short}` : name;
}).join("|");
const DAY = String.raw`0?[1-9]|[12]\d|3[01]`;
const NTH = "(?:st|nd|rd|th)?";
/** "14th of June"; "14 of June's visits" is a number of visits. */
const OF = String.raw`(?:(?<=st|nd|rd|th)\s+of)?`;
const JOINER = String.raw`\s*(?:[/–—-]|\bto\b|\band\b|&)\s*`;
/** "5 May Street" and "1 March House" are addresses. */
const ADDRESS =
  "Street|Road|House|Lane|Avenue|Court|Close|Way|Drive|Place|Park|Hill|Gardens|Terrace|Square|Centre|Lodge|View|Grove|Crescent|School|Hall|Buildings?|Green|Mews|Walk|Cottages?|Row|Clinic|Surgery|Ward";
const PATTERN = new RegExp(
  String.raw`(?<![\w.,/£–-])(?:(?<day>${DAY})${NTH}(?:\s+(?<month>${MONTH})(?:,?\s+(?<year>\d{4}))?)?(?<joiner>${JOINER}))?(?<lastDay>${DAY})${NTH}${OF}\s+(?<lastMonth>${MONTH})\b(?!\s+(?:${ADDRESS})\b)(?:,?\s+(?<lastYear>\d{4})(?![\d/–-]))?`,
  "g",
);

/** "June 14th", "June 14, 2016"; "In June 14 children" is a number of children. */
const MONTH_FIRST = new RegExp(
  String.raw`(?<!\d(?:st|nd|rd|th)?\s+(?:of\s+)?)\b(?<month>${MONTH})\s+(?:the\s+)?(?:(?<day>${DAY})${NTH}(?<joiner>${JOINER}))?(?<lastDay>${DAY})(?:(?:st|nd|rd|th)\b(?:,?\s+(?<nthYear>\d{4})(?![\d/–-]))?|,?\s+(?<year>\d{4})(?![\d/–-]))`,
  "g",
);

/** Every date that a sentence types, with its month in letters. */
export const typedDates = (text: string): TypedDate[] =>
  [...dayFirst(text), ...monthFirst(text)].sort((a, b) => a.from - b.from);

function monthFirst(text: string): TypedDate[] {
  return [...text.matchAll(MONTH_FIRST)].flatMap(({ 0: written, index, groups = {} }) => {
    const { month = "", day, joiner, lastDay = "", nthYear, year } = groups;
    const [last, lastYear] = [monthDay(lastDay, month), number(year ?? nthYear)];
    const first = day === undefined ? last : monthDay(day, month);
    const [from, to] = [index, index + written.length];
    return dated(
      { written, from, to, joiner: joiner?.trim() ?? null, first, last, year: lastYear },
      lastYear,
    );
  });
}

function dayFirst(text: string): TypedDate[] {
  return [...text.matchAll(PATTERN)].flatMap(({ 0: written, index, groups = {} }) => {
    const { day, month, year, joiner, lastDay = "", lastMonth = "", lastYear } = groups;
    const last = monthDay(lastDay, lastMonth);
    const single = { written, from: index, to: index + written.length, last, year: number(lastYear) };
    if (day === undefined) return dated({ ...single, joiner: null, first: last }, number(lastYear));
    if (month !== undefined && /and|&/.test(joiner ?? "")) return twoDates(written, index, groups);
    const range = { ...single, joiner: joiner?.trim() ?? null, first: monthDay(day, month ?? lastMonth) };
    return dated(range, number(year) ?? number(lastYear));
  });
}

/** "15 June and 5 August 2016": two days, and the year is that of both. */
function twoDates(
  written: string,
  index: number,
  {
    day = "",
    month = "",
    year,
    joiner = "",
    lastDay = "",
    lastMonth = "",
    lastYear,
  }: Readonly<Record<string, string>>,
): TypedDate[] {
  const cut = written.indexOf(joiner, day.length + month.length);
  const at = index + cut + joiner.length;
  const [one, other] = [monthDay(day, month), monthDay(lastDay, lastMonth)];
  const both = { joiner: null };
  const second = {
    ...both,
    written: written.slice(cut + joiner.length),
    from: at,
    to: index + written.length,
  };
  const first = { ...both, written: written.slice(0, cut), from: index, to: index + cut };
  const firstYear = number(year) ?? number(lastYear);
  return [
    ...dated({ ...first, first: one, last: one, year: firstYear }, firstYear),
    ...dated({ ...second, first: other, last: other, year: number(lastYear) }, number(lastYear)),
  ];
}

const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

function monthDay(day: string, month: string): string {
  const index = MONTH_NAMES.findIndex((name) => name.startsWith(month.slice(0, 3)));
  return `${String(index + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Leaves out what is no date, such as 30 February, or a range that runs backwards. */
function dated(typed: Omit<TypedDate, "days">, firstYear: number | null): TypedDate[] {
  const days = {
    start: `${firstYear ?? typed.year ?? 2016}-${typed.first}`,
    end: `${typed.year ?? 2016}-${typed.last}`,
  };
  if (!isIsoDate(days.start) || !isIsoDate(days.end) || days.start > days.end) return [];
  return [{ ...typed, days: typed.year === null ? null : days }];
}

/** "12 to 13 October", the way the report writes dates. */
export function wellWritten({ days, first, last }: TypedDate): string {
  if (days !== null) return formatInterval(days);
  return formatInterval({ start: `2016-${first}`, end: `2016-${last}` }).replace(" 2016", "");
}

/** The day and month of a date: "07-10". */
export const dayOfYear = (date: IsoDate): string => date.slice(5);

/** The noun that a date belongs to: "the letter of". */
interface NounBefore {
  readonly is: Noun;
  /** "The third visit", "our letter", "a staffing review": none that the plan knows. */
  readonly isAnother: boolean;
}

const WORDS: readonly (readonly [Noun, string])[] = [
  ["letter", "letters?"],
  ["report", "reports?"],
  ["visit", "visit(?:s|ed)?"],
  ["review", "reviews?"],
  ["inspection", "inspection|inspected"],
  ["meeting", "meetings?|met"],
  ["decision", "approved|endorsed|agreed"],
];
/** Between the noun and its date: "letter from the Minister of", "visit (". */
const LEADS_TO =
  /^(?:[^.;:,(\d]{0,80}\b(?:of|dated|(?:published|held)(?:\s+on)?)\s*|\s+on\s*|\s*,?\s*dated\s*|\s*[(–-]\s*)$/;
/** "Endorsed by the Board on". */
const DECIDED_ON = /^[^.;:,(\d]{0,80}\bon\s*$/;
/** "The second visit", "our letter": not the one the plan knows. */
const ANOTHER =
  /\b(?:another|next|second|third|fourth|further|earlier|previous|follow-up|draft|interim|feedback|covering|annual|thematic)\s+(?:[\w'’-]+\s+){0,3}$/i;
const OWN =
  /\b(?:our|monthly|weekly|quarterly|progress|audit|internal|peer|case|council['’]s|director['’]s|(?:ombudsman|coroner|auditor|commissioner|regulator|panel|committee|governor|partner|police|trust|provider)s?['’]s?)\s+(?:[\w'’-]+\s+){0,2}$/i;
/** "Home visit", "staffing review": a word that none of the plan's own has before it. */
const OTHER_KIND =
  /(?<![\w'’-])(?!(?:the|an?|this|that|his|her|its|their|of|for|in|at|from|on|by|to|see|and|with|made|paid|monitoring|mid-term|inspection|single|full|formal|official|first|last|latest|recent|two-day|planned|published|joint)\s)[a-z][\w-]*\s+$/;
const IS_VERB = /^(?:visited|inspected|met|approved|endorsed|agreed)$/i;
const DECIDES = /^(?:met|approved|endorsed|agreed)$/i;
/** "The visit inspectors sampled cases that had been opened on": the date is of something else. */
const OF_ELSE = /\b(?:that|who|whom|whose|where|when|while|inspectors|cases|files)\b/i;
/** The verb before has the date: "discussed the letter on", "received a report on the visit on". */
const GOVERNS =
  /\b(?:consider|discuss|receiv|not(?:e|ed|es|ing)\b|shar|debat|hear|brief|repl|respond|prepar|present|look|see|saw|publish|send|sent)\w*\b[^.;]*$|\b(?:read|told|met|report(?:s|ed)?)\b[^.;]*$/i;

/** Whether a verb before the noun has the date. */
export const isGoverned = (lead: string): boolean => GOVERNS.test(lead);

const pattern = (words: string): RegExp => new RegExp(`\\b(?:${words})\\b`, "gi");

/** Whether a sentence has a word for it. */
export const speaksOf = (text: string, noun: Noun): boolean =>
  WORDS.some(([is, words]) => is === noun && pattern(words).test(text));

/** The last noun before a date, where it is the one that the date belongs to. */
export function nounBefore(before: string): NounBefore | null {
  const found = WORDS.flatMap(([is, words]) =>
    [...before.matchAll(pattern(words))].map(({ 0: word, index }) => ({
      is,
      index,
      end: index + word.length,
    })),
  );
  const last = found.sort((a, b) => a.index - b.index).at(-1);
  if (last === undefined) return null;
  const [lead, gap] = [before.slice(0, last.index), before.slice(last.end)];
  const word = before.slice(last.index, last.end);
  const leads = LEADS_TO.test(gap) || (DECIDES.test(word) && DECIDED_ON.test(gap));
  if (!leads || OF_ELSE.test(gap) || (/^\s+on\s*$/.test(gap) && isGoverned(lead))) return null;
  const isOtherKind = OTHER_KIND.test(lead) && !IS_VERB.test(word);
  const isOwn = OWN.test(lead) || /^\s+to\b/.test(gap);
  return { is: last.is, isAnother: ANOTHER.test(lead) || isOwn || isOtherKind };
}
