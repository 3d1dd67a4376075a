/** A period's words on two lines: "Aug" over "2016". */
export interface PeriodLabel {
  readonly upper: string;
  readonly lower: string;
}

/** "quarter ending August 2016" and "Aug 16" → "Aug" and "2016". */
export function splitLabel(label: string): PeriodLabel {
  const short = label
    .replace(/^(?:week|quarter|year) ending /, "")
    .replace(/\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+/, "$1");
  const [, upper = short, year = ""] = /^(.*[A-Za-z]{3}) (\d{4}|\d{2})$/.exec(short) ?? [];
  return { upper, lower: year.length === 2 ? `20${year}` : year };
}
