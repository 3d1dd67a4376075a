import type { Finding } from "../../plan/schema/events.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { below } from "../../problems/origin.ts";
import { capitalise, didYouMean, list } from "../../text/words.ts";
import { addressedBy, findDocument, type ReportContext } from "../context.ts";
import { cell, header, left, line, row, table } from "../draft/cells.ts";
import { type DraftItem, type DraftText, item, paragraph, say } from "../draft/draft.ts";
import { draftLine } from "../draft/text.ts";
import { type BlockKind, refuse } from "../parts.ts";

/** `{{block "findings" "ofsted-2016-07"}}`: what a visit found, lettered, and where each is addressed. */
export const findings: BlockKind = (context, [path = ""]) => {
  const found = findDocument(context.plan, path);
  const listed = found?.document.findings ?? [];
  if (found === undefined || listed.length === 0) {
    const known = context.plan.events
      .filter(({ documents = [] }) => documents.some((one) => one.findings))
      .map(({ id }) => id);
    return refuse(
      `No findings of "${path}" were known on ${formatDate(context.plan.asAt)}`,
      didYouMean(path, known),
    );
  }
  const { event, document, origin } = found;
  const items = listed.map((finding, index): DraftItem => {
    const place = below(origin, "findings", index, "text");
    return item([
      ...kindOf(finding),
      ...draftLine(context, finding.text, place),
      ...where(context, event.id, document, finding),
    ]);
  });
  return [paragraph(say("The findings are:"), items)];
};

const KINDS = { strength: "Strength", mixed: "Mixed", concern: "Concern" } as const;

const kindOf = ({ kind }: Finding): DraftText => [
  { kind: "strong", children: say(`${KINDS[kind]}.`) },
  { kind: "text", text: " " },
];

function where(
  context: ReportContext,
  event: string,
  document: Parameters<typeof addressedBy>[2],
  finding: Finding,
): DraftText {
  const { recommendations, actions } = addressedBy(context.plan, event, document, finding);
  const numbers = recommendations.map(({ number }) => String(number));
  const parts = [
    ...(numbers.length > 0 ? [`recommendation${numbers.length > 1 ? "s" : ""} ${list(numbers)}`] : []),
    ...(actions.length > 0
      ? [`action${actions.length > 1 ? "s" : ""} ${list(actions.map(({ id }) => id))}`]
      : []),
  ];
  if (parts.length === 0) return [];
  return [
    { kind: "text", text: " " },
    { kind: "emphasis", children: say(`Addressed by ${list(parts)}.`) },
  ];
}

/** `{{block "judgements" "ofsted-2015/report"}}`: what an inspection judged. */
export const judgements: BlockKind = (context, [path = ""]) => {
  const found = findDocument(context.plan, path);
  if (found?.document.judgements === undefined) {
    return refuse(`No judgements of "${path}" are known`, didYouMean(path, context.named.keys()));
  }
  const { document } = found;
  const rows = [...(document.judgements ?? [])].map(([area, judgement]) =>
    row([header(line(area)), cell(line(capitalise(judgement)))]),
  );
  const anchor = `judgements-${path.replace("/", "-")}`;
  return [table(anchor, "Judgements of the inspection", [left("Area", 65), left("Judgement", 35)], rows)];
};
