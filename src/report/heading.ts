import type { Heading } from "../model/document.ts";
import { formatDate } from "../plan/dates.ts";
import { bodyName, holderOf, postTitle, type ReportContext } from "./context.ts";

/** The block at the head: item, meeting, title, and who is responsible. */
export function buildHeading({ header, plan, report }: ReportContext): Heading {
  const { meeting, responsible } = report;
  const person = (role: string, post: string) => ({
    role,
    name: holderOf(plan, post),
    office: postTitle(plan, post),
  });
  return {
    authority: header.authority,
    item: meeting?.item ?? null,
    meeting: meeting === undefined ? "Cabinet" : bodyName(plan, meeting.body),
    date: meeting?.date === undefined ? null : formatDate(meeting.date),
    status: statusWords(report.state),
    asAt: formatDate(plan.asAt),
    responsible: [
      person("Responsible Cabinet member", responsible.member),
      person("Responsible director", responsible.director),
    ],
  };
}

function statusWords(state: ReportContext["report"]["state"]): string {
  if (typeof state === "object") return `Published ${formatDate(state.published)}`;
  return state === "draft" ? "Draft" : "Final";
}
