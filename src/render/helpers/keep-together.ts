const MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
const DATE = new RegExp(`\\b(?:(\\d{1,2}) to )?(\\d{1,2}) (${MONTHS})\\b`, "g");
const NUMBERED = /\b(appendix|paragraph|recommendation|action|page) (\d)/gi;
const COUNTS = /\((\d[\d.]*) of (\d[\d.]*)\)/g;

/** Puts non-breaking spaces into "12 to 13 October", "Appendix 2" and "(71 of 78)", so that no line ends within them. */
export const keepTogether = (text: string): string =>
  text
    .replace(DATE, (date: string) => date.replaceAll(" ", "\u00A0"))
    .replace(NUMBERED, "$1\u00A0$2")
    .replace(COUNTS, "($1\u00A0of\u00A0$2)");
