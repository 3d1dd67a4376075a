import { type Cell, type Row, type Table, textOf } from "../../model/table.ts";
import type { Readiness } from "../../plan/readiness/evaluate.ts";
import type { Evaluation, Sign, Verdict } from "../../plan/readiness/evaluation.ts";
import type { Colour } from "../../plan/schema/actions.ts";
import { isDone } from "../../plan/schema/actions.ts";
import { formatShortDate } from "../../plan/time/dates.ts";
import type { ProseInline } from "../../prose/markdown.ts";
import { parseLine } from "../../prose/parse-prose.ts";
import { sayReferences } from "../../prose/references.ts";
import { list, plural, shorten } from "../../text/words.ts";
import type { ReportContext } from "../context.ts";
import { badge, cell, header, left, line, lines, note, row, table } from "../draft/cells.ts";
import { type DraftBlock, evaluationAnchor, say, unnumbered } from "../draft/draft.ts";
import { stampEntries, stampField } from "../draft/stamped.ts";
import type { ComputedBlock } from "../kinds.ts";
import { actionLink } from "./action-plan.ts";

export const traceability: ComputedBlock = {
  name: "traceability",
  summary: "Where each recommendation and finding is addressed, and how far it is shown.",
  details: {
    summary: "Each recommendation and finding in one table, by what shows it.",
    full: "The actions, measures and audits that address each as well.",
  },
  example: '{{block "traceability"}}',
  title: "Where each recommendation and finding is addressed",
  build: (context) =>
    matrix(context, {
      caption: "Where each recommendation and finding is addressed, and what shows it",
      columns: [left("Recommendation or finding", 28), left("Addressed by", 24)],
      addressed: (evaluation) => cell(...addressedBy(evaluation, context)),
      meaning: "",
    }),
  summarise: (context) =>
    matrix(context, {
      caption: "Recommendations and findings, and how far each is shown",
      columns: [left("Recommendation or finding", 44), left("Complete", 8)],
      addressed: (evaluation) => cell(line(sayDone(evaluation))),
      meaning: "Complete: actions done, of those that answer it. ",
    }),
};

interface Layout {
  readonly caption: string;
  /** Those of what the row is of, and of what addresses it. */
  readonly columns: Table["columns"];
  readonly addressed: (evaluation: Evaluation) => Cell;
  /** What the last of these columns holds, if its heading does not say it. */
  readonly meaning: string;
}

function matrix(
  { readiness }: ReportContext,
  { caption, columns: first, addressed, meaning }: Layout,
): readonly DraftBlock[] {
  if (readiness.evaluations.length === 0)
    return [unnumbered(say("No recommendation or finding is known yet."))];
  const columns = [...first, left("Evidence", 15.5), left("Impact", 17), left("Assurance", 15.5)];
  const groups = Map.groupBy(readiness.evaluations, groupOf);
  const rows = [...groups].flatMap(([title, evaluations]): Row[] => [
    row([{ ...header(line(title)), span: columns.length }]),
    ...evaluations.map((one) =>
      row([
        header(line([linkTo(one)])),
        addressed(one),
        ...[one.evidence, one.impact, one.assurance].map((verdict) => cell(verdictBadge(verdict, one))),
      ]),
    ),
  ]);
  const made = meaning + sayMadeOf(readiness);
  return [table("traceability", caption, columns, rows, { density: "compact", note: made })];
}

function groupOf({ subject }: Evaluation): string {
  if (subject.kind === "finding") {
    const { said, event, document } = subject.statement;
    return `Findings of ${stampField(said, `${event.id}/${document.id}`, "date")}`;
  }
  return subject.recommendation.track === "improvement-plan"
    ? "Recommendations in the improvement plan"
    : "Recommendations in business as usual";
}

const linkTo = ({ subject }: Evaluation) => ({
  kind: "link" as const,
  href: `#${evaluationAnchor(subject)}`,
  children: [
    textOf(
      subject.kind === "recommendation"
        ? `${subject.recommendation.number}. ${subject.recommendation.title}`
        : `(${subject.statement.letter}) ${beginningOf(plainOf(parseLine(sayReferences(subject.statement.finding.text)).text))}`,
    ),
  ],
});

const plainOf = (inlines: readonly ProseInline[]): string =>
  inlines
    .map((one) => (one.kind === "text" ? one.text : "children" in one ? plainOf(one.children) : ""))
    .join("");

/** A finding has no title, so it is named by how it begins. */
const LONGEST = 38;

/** The first words of a text, and no part of a word. */
const beginningOf = (text: string): string => shorten(text, LONGEST).replace(/[ ,;:]+[^ ]*…$/, "…");

/** The same shape for the same answer in every column, so that the matrix can be read without colours. */
const COLOURS: Readonly<Record<Sign, Colour>> = {
  shown: "green",
  part: "amber",
  "not-shown": "red",
  none: "grey",
};

const verdictBadge = ({ sign, word, count }: Verdict, { subject, actions, measures }: Evaluation) => {
  const judged = [
    subject.path,
    ...actions.map(({ action }) => action.id),
    ...measures.map(({ kpi }) => kpi.id),
  ];
  const words = count === null ? word : `${word}, ${count}`;
  return badge({ colour: COLOURS[sign], word: stampEntries(words, judged) });
};

/** "6 of 13" */
function sayDone({ actions }: Evaluation): string {
  const done = actions.filter(({ action }) => isDone(action.status)).length;
  const ids = actions.map(({ action }) => action.id);
  return actions.length === 0 ? "No action" : stampEntries(`${done} of ${actions.length}`, ids);
}

function addressedBy({ actions, measures, audits: { rounds } }: Evaluation, context: ReportContext) {
  const ids = actions.map(({ action }) => action.id);
  const linked = ids.flatMap((id, at) => [...(at === 0 ? [] : [textOf(", ")]), actionLink(id, context)]);
  const names = measures.map(({ kpi }) => kpi.name);
  return [
    ...(ids.length === 0
      ? lines("No action")
      : [line([textOf(ids.length === 1 ? "Action " : "Actions "), ...linked])]),
    ...(names.length === 0 ? [] : [note(`Measured by: ${list(names)}`)]),
    ...(rounds.length === 0
      ? []
      : [
          note(
            `Audited: ${list(rounds.map(({ audit }) => stampField(formatShortDate(audit.date), audit.id, "date")))}`,
          ),
        ]),
  ];
}

/** What each cell is made of, in words: the counts are in the cells. */
const sayMadeOf = ({ months }: Readiness): string =>
  `Evidence: of the actions done, those with evidence of the last ${stampField(plural(months, "month"), "plan", "readiness")} that somebody other than the owner checked. Impact: of the measures and audits that can tell, those that are really better or hold their target, or are worse. Assurance: the gravest last word of those who spoke of it since. Circle: shown; triangle: in part; diamond: not shown; bar: nothing to judge by.`;
