import { readPeriod } from "../../plan/time/written-periods.ts";
import { MOST_TITLES, plain } from "./table.ts";

/**
 * The headings that show that a file holds rows about children, as they are written: of columns with names, dates of
 * birth, or the numbers of persons. Both the heading and what stands below it must say so, because a table of figures
 * may have a measure called "Date of birth recorded". Empty for a table of figures.
 */
export function headingsOfChildren(rows: readonly (readonly { readonly text: string }[])[]): string[] {
  for (const [at, headings] of rows.slice(0, MOST_TITLES + 1).entries()) {
    const below = rows.slice(at + 1, at + 1 + ENOUGH_ROWS);
    const found = headings.flatMap(({ text }, column) => {
      const values = below.flatMap((row) => row[column]?.text || []);
      const kind = KINDS.find((one) => isOf(one, plain(text), values));
      return kind === undefined ? [] : [{ text, isSure: kind.isSure === true }];
    });
    if (found.some(({ isSure }) => isSure) || found.length > 1) return found.map(({ text }) => text);
  }
  return [];
}

/** How many rows show what a column holds. */
const ENOUGH_ROWS = 200;

/** What a column of a list of persons holds. */
interface Kind {
  readonly heading: RegExp;
  readonly value: (text: string) => boolean;
  /** One such column is enough. Of the others, such as a name and an age, it takes two. */
  readonly isSure?: true;
  /** How many values there must be, all of them such: for numbers that are told by their check digits alone. */
  readonly least?: number;
}

function isOf({ heading, value, least }: Kind, text: string, values: readonly string[]): boolean {
  if (values.length === 0 || !heading.test(text)) return false;
  if (least !== undefined) return values.length >= least && values.every(value);
  return values.filter(value).length * 2 > values.length;
}

/** Ten digits, of which the last is worked out from the others. */
function isNhsNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, "");
  if (!/^[1-9]\d{9}$/.test(digits)) return false;
  const sum = [...digits].slice(0, 9).reduce((all, digit, at) => all + Number(digit) * (10 - at), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** A unique pupil number. */
const isUpn = (text: string): boolean => /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/i.test(text);

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(readPeriod(text) ?? "");

/** "Siân", "O'Neill-Jones", "JONES, Ann" */
const isName = (text: string): boolean => /^\p{Lu}[\p{L}'’.,-]*(?: \p{L}[\p{L}'’.,-]*){0,4}$/u.test(text);

/** "Ann Jones", and no measure with small words in its name. */
const isWholeName = (text: string): boolean =>
  /^\p{Lu}[\p{L}'’.,-]+(?: \p{Lu}[\p{L}'’.,-]*){1,3}$/u.test(text);

const isId = (text: string): boolean => /^[A-Z]{0,4}[-/ ]?\d{3,12}[A-Z]?$/i.test(text);

/** A count of persons seldom has so many digits. */
const isLongId = (text: string): boolean => isId(text) && /\d{5}|^\D/.test(text);

const isAge = (text: string): boolean => /^(?:\d|1\d|2[0-5])$/.test(text);

const isPostcode = (text: string): boolean => /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(text);

const PERSON =
  "(?:child|young person|yp|client|person|pupil|service user|subject|mother|father|parent|carer)";
const SYSTEM =
  "(?:lcs|ics|icms|mosaic|liquidlogic|protocol|carefirst|swift|eclipse|azeus|social care|ssd|case system)";

const headed = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

const KINDS: readonly Kind[] = [
  { heading: /\bnhs\b/, value: isNhsNumber, isSure: true },
  { heading: /\bupn\b|\bunique pupil\b/, value: isUpn, isSure: true },
  { heading: /^/, value: isNhsNumber, isSure: true, least: 4 },
  { heading: /^/, value: isUpn, isSure: true, least: 2 },
  { heading: /\bd\.?o\.?b\b|\bdate of birth\b|\bbirth ?(?:date|day)\b/, value: isDay, isSure: true },
  { heading: headed("(?:sur|fore|first |last |family |given |middle )names?"), value: isName, isSure: true },
  {
    heading: headed(`${PERSON}(?:['’]?s)? (?:full )?names?|names? of (?:the )?${PERSON}|full names?`),
    value: isName,
    isSure: true,
  },
  { heading: headed(`(?:la )?${PERSON} ?(?:id|identifier|ref|reference)`), value: isId, isSure: true },
  {
    heading: headed(`${SYSTEM}(?: ${PERSON})? ?(?:id|identifier|ref|no\\.?|number)`),
    value: isId,
    isSure: true,
  },
  { heading: headed(`${PERSON} ?(?:no\\.?|num|number)`), value: isLongId, isSure: true },
  { heading: /^names?$/, value: isWholeName },
  { heading: /^age(?: .*)?$/, value: isAge },
  { heading: /^(?:home )?post ?code$/, value: isPostcode },
  { heading: /^(?:case|file|record) ?(?:id|no|number|ref)$/, value: isLongId },
];
