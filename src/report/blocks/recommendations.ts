import type { Table } from "../../model/table.ts";
import { compareDue } from "../../plan/history/actions.ts";
import { type KnownAction, type KnownRecommendation, latestProgress } from "../../plan/history/replay.ts";
import { RAG_WORDS } from "../../plan/measures/targets.ts";
import { countStatuses, isOpen, STATUSES } from "../../plan/schema/actions.ts";
import { formatShortDate } from "../../plan/time/dates.ts";
import { inPeriod } from "../../plan/time/periods.ts";
import { plural } from "../../text/words.ts";
import { actionsOf, kpisOf, postTitle, type ReportContext } from "../context.ts";
import {
  badge,
  cell,
  header,
  left,
  line,
  lines,
  note,
  row,
  SYMBOL_WORDS,
  statusBadge,
  table,
} from "../draft/cells.ts";
import { type DraftBlock, heading, item, paragraph, say } from "../draft/draft.ts";
import type { ComputedBlock } from "../kinds.ts";
import { fractionWords, rateWords, type Standing, standingOf, targetWords, valueWords } from "../standing.ts";

/** `{{block "recommendations"}}`: each recommendation of the plan with its key actions and measures. */
export const recommendations: ComputedBlock = {
  name: "recommendations",
  build: (context) =>
    context.plan.recommendations
      .filter(({ track }) => track === "improvement-plan")
      .flatMap((one): DraftBlock[] => {
        const actions = actionsOf(context.plan, one);
        const key = keyActions(actions);
        return [
          heading(`Recommendation ${one.number}: ${one.title}`, 3),
          paragraph(
            say(summary(context, one, actions)),
            kpisOf(context.plan, one).map((kpi) => item(say(measure(standingOf(kpi, context.plan.asAt))))),
          ),
          ...(key.length === 0 ? [] : [keyTable(context, one, key)]),
        ];
      }),
};

function summary({ plan }: ReportContext, one: KnownRecommendation, actions: readonly KnownAction[]): string {
  const { all, withdrawn, done, offCourse } = countStatuses(actions);
  const counted = all - withdrawn;
  const lead = one.lead === undefined ? "" : ` The lead is the ${postTitle(plan, one.lead)}.`;
  const risk =
    offCourse === 0
      ? "none is at risk or off track"
      : `${offCourse} ${offCourse === 1 ? "is" : "are"} at risk or off track`;
  const progress =
    counted === 0
      ? "No action answers this recommendation yet."
      : `Of ${plural(counted, "action")}, ${done} ${done === 1 ? "is" : "are"} complete and ${risk}.`;
  return `${progress}${lead}${kpisOf(plan, one).length > 0 ? " The measures stand as follows:" : ""}`;
}

/** "Average caseload: 17.2 in July 2016 (target 18 or less, on target)." */
function measure(standing: Standing): string {
  const { kpi, point, value, rag } = standing;
  if (point === null) return `${kpi.name}: no figure yet.`;
  const target = targetWords(standing);
  const details = [
    fractionWords(standing),
    rateWords(standing),
    target === null ? null : `target ${target}`,
    rag === null ? null : RAG_WORDS[rag].toLowerCase(),
  ].filter((detail) => detail !== null);
  const detail = details.length === 0 ? "" : ` (${details.join(", ")})`;
  const figure = value === null ? SYMBOL_WORDS[point.figure?.symbol ?? "x"] : valueWords(standing);
  return `${kpi.name}: ${figure} in ${inPeriod(point.period)}${detail}.`;
}

/** How many actions are shown here. The others stand in the action plan. */
const KEY_ACTIONS = 4;

/** The open actions, the worst status first and those not started last; then by due date. */
function keyActions(actions: readonly KnownAction[]): KnownAction[] {
  const rank = ({ status }: KnownAction): number => (status === "not-started" ? 9 : STATUSES.indexOf(status));
  return actions
    .filter(({ status }) => isOpen(status))
    .sort((a, b) => rank(a) - rank(b) || compareDue(a, b))
    .slice(0, KEY_ACTIONS);
}

function keyTable(context: ReportContext, one: KnownRecommendation, actions: readonly KnownAction[]): Table {
  const columns = [left("No.", 8), left("Key action", 61), left("Due", 15), left("Status", 16)];
  const rows = actions.map((action) => {
    const latest = latestProgress(action)?.progress;
    const progress = latest === undefined ? [] : [note(latest)];
    const due = action.due === undefined ? null : formatShortDate(action.due);
    const status = badge(statusBadge(action.status, context.header));
    return row([
      header(line(action.id)),
      cell(line(action.title), ...progress),
      cell(...lines(due)),
      cell(status),
    ]);
  });
  return table(`key-actions-${one.id}`, `Key actions for recommendation ${one.number}`, columns, rows);
}

/** `{{block "recommendations-table"}}`: every recommendation, and whether it continues as business as usual. */
export const recommendationsTable: ComputedBlock = {
  name: "recommendations-table",
  title: "The recommendations",
  build({ plan }) {
    const columns = [
      left("No.", 6),
      left("Recommendation", 40),
      left("Lead", 18),
      left("How it continues", 36),
    ];
    const rows = plan.recommendations.map((one) => {
      const lead = one.lead === undefined ? null : postTitle(plan, one.lead);
      const usual = one.track === "business-as-usual";
      const governance = one.governance === undefined ? [] : [note(`Overseen by: ${one.governance}`)];
      const how = usual
        ? [
            line([{ kind: "strong", children: [{ kind: "text", text: "Business as usual" }] }]),
            ...lines(one.measure),
            ...governance,
          ]
        : [line("In the improvement plan")];
      return row([
        header(line(String(one.number))),
        cell(line(one.title), note(one.text)),
        cell(...lines(lead)),
        cell(...how),
      ]);
    });
    return [table("recommendations-table", "The recommendations and how each continues", columns, rows)];
  },
};

/** `{{block "business-as-usual"}}`: the recommendations outside the plan, and who oversees each. */
export const businessAsUsual: ComputedBlock = {
  name: "business-as-usual",
  build({ plan }) {
    const moved = plan.recommendations.filter(({ track }) => track === "business-as-usual");
    if (moved.length === 0)
      return [paragraph(say("Every recommendation continues in the improvement plan."))];
    const columns = [
      left("Recommendation", 30),
      left("Improvement still to be made", 40),
      left("Overseen by", 30),
    ];
    const rows = moved.map(({ number, title, measure, governance }) =>
      row([header(line(`${number}. ${title}`)), cell(...lines(measure)), cell(...lines(governance))]),
    );
    return [table("business-as-usual", "Recommendations continuing as business as usual", columns, rows)];
  },
};
