import type {
  ActionState,
  EventState,
  FindingState,
  PlanState,
  RecommendationState,
} from "../model/state.ts";
import { countStatuses, STATUS_WORDS } from "../plan/schema/actions.ts";
import { sayReferences } from "../prose/references.ts";
import { capitalise } from "../text/words.ts";
import { ACTION_COUNTS, dayCell, exportTable } from "./export-table.ts";

interface FindingRow {
  readonly event: EventState;
  readonly document: EventState["documents"][number];
  readonly finding: FindingState;
  /** Null for the actions that name the finding itself, and for a finding that nothing addresses. */
  readonly recommendation: RecommendationState | null;
  readonly actions: readonly ActionState[];
}

/** What inspectors found, and the actions that address it: through each recommendation that it concerns, and of themselves. */
export const FINDINGS = exportTable<FindingRow>({
  name: "findings-and-actions",
  title: "Findings and actions",
  description:
    "What inspectors found, and the actions that address it. A finding has a row for each recommendation that it concerns, and one for the actions that name the finding itself.",
  key: [],
  rows: ({ state }) =>
    state.events.flatMap((event) =>
      event.documents.flatMap((document) =>
        document.findings.flatMap((finding) =>
          rowsOf(finding, `${event.id}/${document.id}/${finding.id}`, state).map((row) => ({
            ...row,
            event,
            document,
            finding,
          })),
        ),
      ),
    ),
  columns: [
    {
      heading: "Visit or report",
      name: "visit_or_report",
      holds: "text",
      means: "the event that the finding was made at",
      width: 24,
      of: ({ event }) => sayReferences(event.title),
    },
    {
      heading: "Published",
      name: "published",
      holds: "date",
      means: "the day of the document that has the finding",
      width: 12,
      of: ({ document }) => dayCell(document.date),
    },
    {
      heading: "Finding",
      name: "finding",
      holds: "text",
      means: "its letter or id in that document",
      width: 9,
      of: ({ finding }) => finding.id,
    },
    {
      heading: "Kind",
      name: "kind",
      holds: "text",
      means: "whether it is a strength, a concern, or mixed",
      width: 10,
      of: ({ finding }) => capitalise(finding.kind),
    },
    {
      heading: "What was found",
      name: "what_was_found",
      holds: "text",
      means: "the finding",
      width: 46,
      of: ({ finding }) => sayReferences(finding.text),
    },
    {
      heading: "Recommendation",
      name: "recommendation",
      holds: "text",
      means:
        "the number and title of a recommendation that it concerns; empty for actions that name the finding itself",
      width: 26,
      of: ({ recommendation }) => recommendation && `${recommendation.number}. ${recommendation.title}`,
    },
    {
      heading: "Addressed by",
      name: "addressed_by",
      holds: "text",
      means: "the references of the actions that address it so; empty where none does",
      width: 16,
      separator: ", ",
      of: ({ actions }) => ({ value: actions.map(({ id }) => id).join(", "), format: "text" }),
    },
    {
      heading: "What is done",
      name: "what_is_done",
      holds: "text",
      means: "those actions and how each stands, one a line",
      width: 60,
      of: ({ actions }) =>
        actions
          .map(({ id, title, status }) => `${id} ${title}: ${STATUS_WORDS[status].toLowerCase()}`)
          .join("\n"),
    },
    ...ACTION_COUNTS,
    {
      heading: "Off course",
      name: "off_course",
      holds: "number",
      means: "how many of them are at risk or off track",
      width: 8,
      of: ({ actions }) => countStatuses(actions).offCourse,
    },
  ],
});

/** A withdrawn action addresses nothing. */
function rowsOf(
  { answers }: FindingState,
  path: string,
  { actions, recommendations }: PlanState,
): Pick<FindingRow, "recommendation" | "actions">[] {
  const answering = (id: string): ActionState[] =>
    actions.filter((action) => action.status !== "withdrawn" && action.answers.includes(id));
  const own = answering(path);
  const concerned = recommendations
    .filter(({ id }) => answers.includes(id))
    .map((recommendation) => ({ recommendation, actions: answering(recommendation.id) }));
  return own.length > 0 || concerned.length === 0
    ? [{ recommendation: null, actions: own }, ...concerned]
    : concerned;
}
