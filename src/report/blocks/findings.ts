import { findingPath } from "../../plan/history/lookup.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import type { Finding } from "../../plan/schema/events.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { below } from "../../problems/origin.ts";
import { capitalise, didYouMean, list } from "../../text/words.ts";
import { findDocument } from "../context.ts";
import { cell, header, left, line, row, table } from "../draft/cells.ts";
import { type DraftItem, type DraftText, item, paragraph, say } from "../draft/draft.ts";
import { draftLine } from "../draft/text.ts";
import { type ComputedBlock, problem } from "../kinds.ts";

/** `{{block "findings" "ofsted-2016-07"}}`: what a visit found, lettered, and what addresses each finding. */
export const findings: ComputedBlock = {
  name: "findings",
  build(context, [path = ""]) {
    const { plan } = context;
    const found = findDocument(plan, path);
    const listed = found?.document.findings ?? [];
    if (found === undefined || listed.length === 0) {
      const known = plan.events
        .filter(({ documents = [] }) => documents.some((one) => one.findings))
        .map(({ id }) => id);
      return problem(
        `No findings of "${path}" were known on ${formatDate(plan.asAt)}`,
        didYouMean(path, known),
      );
    }
    const { event, document, origin } = found;
    const items = listed.map((finding, index): DraftItem => {
      const place = below(origin, "findings", index, "text");
      return item([
        ...kindOf(finding),
        ...draftLine(context, finding.text, place),
        ...addressedBy(plan, finding, findingPath(event.id, document, finding)),
      ]);
    });
    return [paragraph(say("The findings are:"), items)];
  },
};

const KINDS = { strength: "Strength", mixed: "Mixed", concern: "Concern" } as const;

const kindOf = ({ kind }: Finding): DraftText => [
  { kind: "strong", children: say(`${KINDS[kind]}.`) },
  { kind: "text", text: " " },
];

/** "Addressed by recommendation 6 and actions 6.1 and 6.2." */
function addressedBy(plan: PlanAsAt, { answers = [] }: Finding, path: string): DraftText {
  const recommendations = plan.recommendations.filter(({ id }) => answers.includes(id));
  const actions = plan.actions.filter((one) => one.answers.includes(path) && one.status !== "withdrawn");
  const parts = [
    ...naming(
      "recommendation",
      recommendations.map(({ number }) => String(number)),
    ),
    ...naming(
      "action",
      actions.map(({ id }) => id),
    ),
  ];
  if (parts.length === 0) return [];
  return [
    { kind: "text", text: " " },
    { kind: "emphasis", children: say(`Addressed by ${list(parts)}.`) },
  ];
}

const naming = (noun: string, names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`${noun}${names.length > 1 ? "s" : ""} ${list(names)}`];

/** `{{block "judgements" "ofsted-2015/report"}}`: what an inspection judged. */
export const judgements: ComputedBlock = {
  name: "judgements",
  build({ plan, named }, [path = ""]) {
    const found = findDocument(plan, path)?.document.judgements;
    if (found === undefined)
      return problem(`No judgements of "${path}" are known`, didYouMean(path, named.keys()));
    const rows = [...found].map(([area, judgement]) =>
      row([header(line(area)), cell(line(capitalise(judgement)))]),
    );
    const anchor = `judgements-${path.replace("/", "-")}`;
    const columns = [left("Area", 65), left("Judgement", 35)];
    return [table(anchor, "Judgements of the inspection", columns, rows)];
  },
};
