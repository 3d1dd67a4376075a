import { MONTH_NAMES } from "../../plan/dates.ts";

/** The source of a pattern that finds the name of a month. */
export const MONTH = `(?:${MONTH_NAMES.join("|")})`;
