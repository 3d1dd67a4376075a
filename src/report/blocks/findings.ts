import { findingPath } from "../../plan/history/lookup.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import { FINDING_WORDS, type Finding } from "../../plan/schema/events.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { below } from "../../problems/origin.ts";
import { capitalise, didYouMean, list } from "../../text/words.ts";
import { findDocument, type ReportContext } from "../context.ts";
import { cell, header, left, line, row, table } from "../draft/cells.ts";
import { type DraftText, item, paragraph, say } from "../draft/draft.ts";
import { stampField } from "../draft/stamped.ts";
import { draftLine } from "../draft/text.ts";
import { type ComputedBlock, problem } from "../kinds.ts";

export const findings: ComputedBlock = {
  name: "findings",
  summary: "What one inspection or visit found, lettered, with what addresses each finding.",
  details: {
    summary: "The strengths together, then each concern.",
    full: "Each finding, and what addresses it.",
  },
  example: '{{block "findings" "ofsted-2016-07"}}',
  refuses({ plan }, [path = ""]) {
    if ((findDocument(plan, path)?.document.findings ?? []).length > 0) return null;
    const known = plan.events
      .filter(({ documents = [] }) => documents.some((one) => one.findings))
      .map(({ id }) => id);
    return problem(
      `No findings of "${path}" were known on ${formatDate(plan.asAt)}`,
      didYouMean(path, known),
    );
  },
  build(context, [path = ""]) {
    return listFindings(
      findFindings(context, path).map(({ kind, text, addressed }) => [
        ...labelOf(FINDING_WORDS[kind]),
        ...text,
        ...addressed,
      ]),
    );
  },
  summarise(context, [path = ""]) {
    const found = findFindings(context, path);
    const strengths = found.filter(({ kind }) => kind === "strength");
    const others = found.filter(({ kind }) => kind !== "strength");
    const label = labelOf(strengths.length === 1 ? "Strength" : "Strengths");
    const joined = strengths.flatMap(({ text }, index) => [...(index === 0 ? label : say(" ")), ...text]);
    return listFindings([
      ...(joined.length === 0 ? [] : [joined]),
      ...others.map(({ kind, text, addressed }) => [...labelOf(FINDING_WORDS[kind]), ...text, ...addressed]),
    ]);
  },
};

const listFindings = (items: readonly DraftText[]) => [
  paragraph(
    say("The findings are:"),
    items.map((text) => item(text)),
  ),
];

/** A finding, and what addresses it, in words. */
interface ToldFinding {
  readonly kind: Finding["kind"];
  readonly text: DraftText;
  readonly addressed: DraftText;
}

function findFindings(context: ReportContext, path: string): ToldFinding[] {
  const { plan } = context;
  const found = findDocument(plan, path);
  if (found === undefined) return [];
  const { event, document, origin } = found;
  return (document.findings ?? []).map((finding, index) => ({
    kind: finding.kind,
    text: draftLine(context, finding.text, below(origin, "findings", index, "text")),
    addressed: addressedBy(plan, finding, findingPath(event.id, document, finding)),
  }));
}

const labelOf = (word: string): DraftText => [
  { kind: "strong", children: say(`${word}.`) },
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

export const judgements: ComputedBlock = {
  name: "judgements",
  summary: "What an inspection judged, area by area; name the event and its document.",
  example: '{{block "judgements" "ofsted-2015/report"}}',
  refuses: ({ plan, named }, [path = ""]) =>
    findDocument(plan, path)?.document.judgements === undefined
      ? problem(`No judgements of "${path}" are known`, didYouMean(path, named.keys()))
      : null,
  build({ plan }, [path = ""]) {
    const document = findDocument(plan, path);
    const found = document?.document.judgements;
    if (document === undefined || found === undefined) return [];
    const rows = [...found].map(([area, judgement]) =>
      row([
        header(line(area)),
        cell(
          line(
            stampField(capitalise(judgement), `${document.event.id}/${document.document.id}`, "judgements"),
          ),
        ),
      ]),
    );
    const anchor = `judgements-${path.replace("/", "-")}`;
    const columns = [left("Area", 65), left("Judgement", 35)];
    return [table(anchor, "Judgements of the inspection", columns, rows)];
  },
};
