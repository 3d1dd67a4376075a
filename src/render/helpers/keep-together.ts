const MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const DATE = new RegExp(`\\b(\\d{1,2}) ((?:${MONTHS})[a-z]*)\\b`, "g");
const NUMBERED = /\b(appendix|paragraph|recommendation|action|page) (\d)/gi;

/** Puts a non-breaking space into "5 August" and "Appendix 2", so that no line ends between the two. */
export const keepTogether = (text: string): string =>
  text.replace(DATE, "$1\u00A0$2").replace(NUMBERED, "$1\u00A0$2");
