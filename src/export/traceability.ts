import type { KpiState } from "../model/kpi-state.ts";
import type { ActionState, AuditState, PlanState } from "../model/state.ts";
import { countsFor } from "../plan/history/lookup.ts";
import { RAG_WORDS } from "../plan/measures/targets.ts";
import { formatShortDate } from "../plan/time/dates.ts";
import { sayReferences } from "../prose/references.ts";
import { capitalise } from "../text/words.ts";
import { ACTION_COUNTS, dayCell, exportTable } from "./export-table.ts";

/** What was asked for or found, and everything that addresses it. */
interface TraceRow {
  readonly path: string;
  readonly kind: string;
  readonly text: string;
  /** Null for a recommendation. */
  readonly said: string | null;
  /** Without those withdrawn. */
  readonly actions: readonly ActionState[];
  readonly measures: readonly KpiState[];
  readonly audits: readonly AuditState[];
  /** What was found later of the same recommendations, as "5 Aug 2016, concern: …". */
  readonly since: readonly string[];
}

/** Where each recommendation and finding is addressed: a row each, from what was asked for to what was found since. */
export const TRACEABILITY = exportTable<TraceRow>({
  name: "traceability",
  title: "Traceability",
  description: "Where each recommendation and finding is addressed, and what shows it. Each has a row.",
  key: ["reference"],
  rows: ({ state }) => {
    const findings = findingsOf(state);
    const counted = countActions(state, findings);
    return [...recommendationRows(state, findings, counted), ...findingRows(state, findings, counted)];
  },
  columns: [
    {
      heading: "Reference",
      name: "reference",
      holds: "text",
      means: "the id of the recommendation, or the event, the document and the letter or id of the finding",
      width: 16,
      of: ({ path }) => ({ value: path, format: "text" }),
    },
    {
      heading: "Kind",
      name: "kind",
      holds: "text",
      means: "whether it is a recommendation, or a finding that is a strength, a concern, or mixed",
      width: 15,
      of: ({ kind }) => kind,
    },
    {
      heading: "Published",
      name: "published",
      holds: "date",
      means: "the day of the document that has the finding; empty for a recommendation",
      width: 12,
      of: ({ said }) => dayCell(said),
    },
    {
      heading: "What was asked or found",
      name: "what_was_asked_or_found",
      holds: "text",
      means: "the recommendation or the finding",
      width: 46,
      of: ({ text }) => sayReferences(text),
    },
    {
      heading: "Addressed by",
      name: "addressed_by",
      holds: "text",
      means:
        "the references of the actions that answer it, or only findings and audits about it; empty where none does",
      width: 18,
      separator: ", ",
      of: ({ actions }) => ({ value: actions.map(({ id }) => id).join(", "), format: "text" }),
    },
    ...ACTION_COUNTS,
    {
      heading: "Evidence",
      name: "evidence",
      holds: "text",
      means: "what shows that those actions were done, one a line; the sheet Evidence says who checked it",
      width: 44,
      separator: "\n",
      of: ({ actions }) =>
        actions.flatMap(({ id, evidence }) => evidence.map(({ title }) => `${id} ${title}`)).join("\n"),
    },
    {
      heading: "Measures",
      name: "measures",
      holds: "text",
      means: "its measures and those of its actions, each with its newest period and rating, one a line",
      width: 44,
      separator: "\n",
      of: ({ measures }) => measures.map(sayMeasure).join("\n"),
    },
    {
      heading: "Audits",
      name: "audits",
      holds: "text",
      means: "the rounds of case-file audits that answer it, one a line",
      width: 30,
      separator: "\n",
      of: ({ audits }) => audits.map(sayAudit).join("\n"),
    },
    {
      heading: "Found since",
      name: "found_since",
      holds: "text",
      means:
        "what inspectors and others found later of the same recommendations, one a line, the oldest first",
      width: 60,
      separator: "\n",
      of: ({ since }) => since.join("\n"),
    },
  ],
});

type FoundRow = ReturnType<typeof findingsOf>[number];

/** An action that still counts, with the paths of what it counts for. */
interface CountedAction {
  readonly action: ActionState;
  readonly answers: ReadonlySet<string>;
}

function countActions({ actions, audits }: PlanState, findings: readonly FoundRow[]): CountedAction[] {
  const about = new Map([
    ...findings.map(({ path, finding }) => [path, finding.answers] as const),
    ...audits.map(({ id, answers }) => [id, answers] as const),
  ]);
  return actions
    .filter(({ status }) => status !== "withdrawn")
    .map((action) => ({ action, answers: countsFor(action.answers, about) }));
}

const recommendationRows = (
  state: PlanState,
  findings: readonly FoundRow[],
  counted: readonly CountedAction[],
): TraceRow[] =>
  state.recommendations.map(({ id, number, title, text }) => ({
    path: id,
    kind: "Recommendation",
    text: `${number}. ${title}: ${text}`,
    said: null,
    ...addressing([id], state, counted),
    since: findings.flatMap(({ finding, said }) =>
      finding.answers.includes(id) ? [sayFinding(finding, said)] : [],
    ),
  }));

/** A finding is addressed by what answers itself, and else by what answers the recommendations that it concerns. */
const findingRows = (
  state: PlanState,
  findings: readonly FoundRow[],
  counted: readonly CountedAction[],
): TraceRow[] =>
  findings.map(({ path, finding, said }) => {
    const own = addressing([path], state, counted);
    return {
      path,
      kind: capitalise(finding.kind),
      text: finding.text,
      said,
      ...(own.actions.length > 0 ? own : addressing([path, ...finding.answers], state, counted)),
      since: findings.flatMap(({ finding: other, said: later }) =>
        later > said && other.answers.some((id) => finding.answers.includes(id))
          ? [sayFinding(other, later)]
          : [],
      ),
    };
  });

/** Every finding with the day of its document, the oldest first. */
const findingsOf = ({ events }: PlanState) =>
  events
    .flatMap(({ id, documents }) =>
      documents.flatMap((document) =>
        document.findings.map((finding) => ({
          path: `${id}/${document.id}/${finding.id}`,
          finding,
          said: document.date,
        })),
      ),
    )
    .sort((a, b) => (a.said < b.said ? -1 : a.said > b.said ? 1 : 0));

function addressing(
  ids: readonly string[],
  { kpis, audits }: PlanState,
  counted: readonly CountedAction[],
): Pick<TraceRow, "actions" | "measures" | "audits"> {
  const answers = (one: { readonly answers: readonly string[] }): boolean =>
    one.answers.some((id) => ids.includes(id));
  const answering = counted
    .filter((one) => ids.some((id) => one.answers.has(id)))
    .map(({ action }) => action);
  const measured = new Set(answering.flatMap(({ measuredBy }) => measuredBy));
  return {
    actions: answering,
    measures: kpis.filter((kpi) => answers(kpi) || measured.has(kpi.id)),
    audits: audits.filter(answers),
  };
}

/** "Average caseload, August 2016: on target" */
function sayMeasure({ name, points }: KpiState): string {
  const newest = points.at(-1);
  if (newest === undefined) return `${name}: no figure yet`;
  const rating = newest.rag === null ? "not rated" : RAG_WORDS[newest.rag].toLowerCase();
  return `${name}, ${newest.label}: ${rating}`;
}

const sayAudit = ({ theme, date, planned }: AuditState): string =>
  `${theme}, ${date === null ? `planned${planned === null ? "" : ` for ${planned}`}` : formatShortDate(date)}`;

const sayFinding = ({ kind, text }: { readonly kind: string; readonly text: string }, said: string): string =>
  `${formatShortDate(said)}, ${kind}: ${sayReferences(text)}`;
