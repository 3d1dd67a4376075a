import { holderOf, postTitle } from "../context.ts";
import type { Section } from "./section.ts";

export const signOff: Section = ({ plan, report }) => {
  if (report.signed === undefined) return [];
  return [{ kind: "sign-off", name: holderOf(plan, report.signed), office: postTitle(plan, report.signed) }];
};
