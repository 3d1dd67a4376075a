import { plural } from "../diagnostics/words.ts";
import type { Heading } from "../model/document.ts";
import { type Inline, textOf } from "../model/inline.ts";
import { formatDate } from "../plan/dates.ts";
import { bodyName, holderOf, postTitle, type ReportContext } from "./context.ts";
import { appendixAnchor, type Places } from "./number.ts";

/** The block at the head: item, meeting, title, and who is responsible. */
export function buildHeading(context: ReportContext, places: Places): Heading {
  const { header, plan, report } = context;
  const { meeting, responsible } = report;
  const person = (role: string, post: string | undefined) =>
    post === undefined ? [] : [{ role, name: holderOf(plan, post), office: postTitle(plan, post) }];
  return {
    authority: header.authority,
    item: meeting?.item ?? null,
    meeting: meeting === undefined ? MEETINGS[report.template] : bodyName(plan, meeting.body),
    date: meeting?.date === undefined ? null : formatDate(meeting.date),
    status: statusWords(report.state),
    asAt: formatDate(plan.asAt),
    notice: illustrativeNotice(context, places),
    responsible: [
      ...person("Responsible Cabinet member", responsible?.member),
      ...person("Responsible director", responsible?.director),
    ],
  };
}

/** Where a report goes that names no meeting. */
const MEETINGS = { cabinet: "Cabinet", board: "Improvement Board" } as const;

function statusWords(state: ReportContext["report"]["state"]): string {
  if (typeof state === "object") return `Published ${formatDate(state.published)}`;
  return state === "draft" ? "Draft" : "Final";
}

/** Made-up figures and wording are named on the first page, with the way to the notes that explain them. */
function illustrativeNotice({ plan, report }: ReportContext, { appendices }: Places): Inline[] | null {
  const kpis = plan.kpis.filter(({ illustrative }) => illustrative).length;
  const actions = plan.actions.filter(({ illustrative }) => illustrative).length;
  if (kpis + actions === 0) return null;
  const text = `The values of ${plural(kpis, "measure")} and the wording of ${plural(actions, "action")} are illustrative`;
  const notes = report.appendices?.find(({ block }) => block === "data-notes");
  const number = notes === undefined ? undefined : appendices.get(notes.id);
  if (number === undefined) return [textOf(`${text}.`)];
  const link: Inline = {
    kind: "link",
    href: `#${appendixAnchor(number)}`,
    children: [textOf(`Appendix ${number}`)],
  };
  return [textOf(`${text}; see `), link, textOf(".")];
}
