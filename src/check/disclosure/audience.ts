import type { Report } from "../../plan/reports.ts";

/** A report that says nothing else is for the public. */
export const isForPublic = ({ audience = "public" }: Report): boolean => audience === "public";
