import { below } from "../../diagnostics/origin.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { list } from "../../diagnostics/words.ts";
import { formatDate } from "../../plan/dates.ts";
import type { Finding } from "../../plan/events.ts";
import { addressedBy } from "../answering.ts";
import { findDocument, type ReportContext } from "../context.ts";
import { type DraftItem, type DraftText, item, paragraph, say } from "../draft.ts";
import { draftLine } from "../draft-text.ts";
import { refuse } from "../references/reference.ts";
import type { BlockKind } from "./block.ts";

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
