import { sentence } from "../../diff/change.ts";
import { type Inline, type Line, type Table, textOf } from "../../model/table.ts";
import { compareDue, isOverdue, latestReason } from "../../plan/history/actions.ts";
import { type KnownAction, type KnownRecommendation, latestProgress } from "../../plan/history/replay.ts";
import { RAG_WORDS } from "../../plan/measures/targets.ts";
import {
  countStatuses,
  isDone,
  isOffCourse,
  isOpen,
  STATUSES,
  type Status,
  type StatusCounts,
} from "../../plan/schema/actions.ts";
import { daysBetween, formatDate, formatShortDate } from "../../plan/time/dates.ts";
import { inPeriod } from "../../plan/time/periods.ts";
import { list, plural } from "../../text/words.ts";
import { actionsOf, kpisOf, postTitle, type ReportContext } from "../context.ts";
import {
  actionBadge,
  actionStatus,
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
  statusWord,
  table,
} from "../draft/cells.ts";
import { type DraftBlock, heading, item, paragraph, say } from "../draft/draft.ts";
import { stampCount, stampField, stampFigure } from "../draft/stamped.ts";
import type { ComputedBlock } from "../kinds.ts";
import { fractionWords, rateWords, type Standing, standingOf, targetWords, valueWords } from "../standing.ts";
import { actionLink } from "./action-plan.ts";
import { rowsByNeed, type ScorecardRow } from "./scorecard/rows.ts";

export const recommendations: ComputedBlock = {
  name: "recommendations",
  summary: "Each recommendation of the plan with its key actions and its measures.",
  details: {
    summary: "How each stands, what is late or at risk and why, and the measures off target, in one table.",
    full: "For each its measures and its key actions.",
  },
  example: '{{block "recommendations"}}',
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
  summarise(context) {
    const progress = progressOf(context);
    if (progress.length === 0) return [paragraph(say("No recommendation stays in the improvement plan."))];
    const exceptional = progress.filter(
      ({ counts, actions, measures }) => hasNone(counts) || actions.length + measures.length > 0,
    );
    const fine = progress.filter((one) => !exceptional.includes(one));
    return [
      ...(exceptional.length === 0 ? [] : [exceptionTable(context, exceptional)]),
      ...(fine.length === 0 ? [] : [paragraph(say(sayOnCourse(context, fine)))]),
    ];
  },
};

function summary({ plan }: ReportContext, one: KnownRecommendation, actions: readonly KnownAction[]): string {
  const { all, withdrawn, done, offCourse } = countStatuses(actions);
  const counted = all - withdrawn;
  const said = (words: string | number, fits: (status: Status) => boolean): string =>
    countOf(words, one, fits);
  const lead =
    one.lead === undefined
      ? ""
      : ` The lead is the ${stampField(postTitle(plan, one.lead), one.id, "lead")}.`;
  const risk =
    offCourse === 0
      ? "none is at risk or off track"
      : `${said(offCourse, isOffCourse)} ${offCourse === 1 ? "is" : "are"} at risk or off track`;
  const progress =
    counted === 0
      ? "No action answers this recommendation yet."
      : `Of ${said(plural(counted, "action"), isCounted)}, ${said(done, isDone)} ${done === 1 ? "is" : "are"} complete and ${risk}.`;
  return `${progress}${lead}${kpisOf(plan, one).length > 0 ? " The measures stand as follows:" : ""}`;
}

const isCounted = (status: Status): boolean => status !== "withdrawn";

/** How many actions of a recommendation have a status that fits. */
const countOf = (
  words: string | number,
  { id }: Pick<KnownRecommendation, "id">,
  fits: (status: Status) => boolean,
): string => stampCount(words, "actions", { status: STATUSES.filter(fits).join(","), recommendation: id });

/** "Average caseload: 17.2 in July 2016 (target 18 or less, on target)." */
function measure(standing: Standing, isConcern = false): string {
  const { kpi, point, value, rag } = standing;
  if (point === null) return `${kpi.name}: no figure yet.`;
  const target = targetWords(standing);
  const details = [
    stampFigure(fractionWords(standing) ?? "", kpi, point) || null,
    rateWords(standing),
    target === null ? null : `target ${stampFigure(target, kpi, point, "target")}`,
    rag === null ? null : stampFigure(RAG_WORDS[rag].toLowerCase(), kpi, point, "rating"),
    isConcern ? "a special cause of concern" : null,
  ].filter((detail) => detail !== null);
  const detail = details.length === 0 ? "" : ` (${details.join(", ")})`;
  const figure = value === null ? SYMBOL_WORDS[point.figure?.symbol ?? "x"] : valueWords(standing);
  return `${kpi.name}: ${stampFigure(figure, kpi, point)} in ${stampFigure(inPeriod(point.period), kpi, point)}${detail}.`;
}

/** How many actions are shown here. The others stand in the action plan. */
const KEY_ACTIONS = 4;

const keyActions = (actions: readonly KnownAction[]): KnownAction[] =>
  worstFirst(actions.filter(({ status }) => isOpen(status))).slice(0, KEY_ACTIONS);

/** The worst status first and those not started last; then by due date. */
function worstFirst(actions: readonly KnownAction[]): KnownAction[] {
  const rank = ({ status }: KnownAction): number => (status === "not-started" ? 9 : STATUSES.indexOf(status));
  return actions.toSorted((a, b) => rank(a) - rank(b) || compareDue(a, b));
}

function keyTable(context: ReportContext, one: KnownRecommendation, actions: readonly KnownAction[]): Table {
  const columns = [left("No.", 8), left("Key action", 61), left("Due", 15), left("Status", 16)];
  const rows = actions.map((action) => {
    const latest = latestProgress(action)?.progress;
    const progress = latest === undefined ? [] : [note(stampField(latest, action.id, "progress"))];
    const due = action.due === undefined ? null : stampField(formatShortDate(action.due), action.id, "due");
    const status = actionBadge(action, context.header);
    return row([
      header(line(stampField(action.id, action.id, "id"))),
      cell(line(stampField(action.title, action.id, "title")), ...progress),
      cell(...lines(due)),
      cell(status),
    ]);
  });
  return table(`key-actions-${one.id}`, `Key actions for recommendation ${one.number}`, columns, rows);
}

/** A recommendation of the plan, with its actions that are late or at risk and its measures that are off target. */
interface Progress {
  readonly recommendation: KnownRecommendation;
  readonly counts: StatusCounts;
  readonly actions: readonly KnownAction[];
  readonly measures: readonly ScorecardRow[];
}

function progressOf(context: ReportContext): Progress[] {
  const { plan, before, changes } = context;
  const slipped = changes.filter(({ kind }) => kind === "due-slipped").map(({ entity }) => entity);
  const offTarget = rowsByNeed(plan, before).filter(
    ({ need: { rag, mark } }) => rag === "red" || mark === "concern",
  );
  return plan.recommendations
    .filter(({ track }) => track === "improvement-plan")
    .map((recommendation) => {
      const actions = actionsOf(plan, recommendation);
      const kpis = kpisOf(plan, recommendation);
      return {
        recommendation,
        counts: countStatuses(actions),
        actions: worstFirst(
          actions.filter(
            (one) =>
              isOffCourse(one.status) ||
              isOverdue(one, plan.asAt) ||
              (isOpen(one.status) && slipped.includes(one.id)),
          ),
        ),
        measures: offTarget.filter(({ standing }) => kpis.includes(standing.kpi)),
      };
    });
}

function exceptionTable(context: ReportContext, progress: readonly Progress[]): Table {
  const columns = [
    left("Recommendation", 25),
    left("How it stands", 17),
    left("What is late, at risk or off target", 58),
  ];
  const rows = progress.map(({ recommendation, counts, actions, measures }) =>
    row([
      header(line(`${recommendation.number}. ${recommendation.title}`)),
      cell(line(sayDone(counts, recommendation)), ...countBadges(counts, recommendation, context)),
      cell(
        ...(hasNone(counts) ? [line("No action answers it yet.")] : []),
        ...actions.map((action) => line(exceptionWords(action, context))),
        ...measures.map(({ standing, need }) => line(measure(standing, need.mark === "concern"))),
      ),
    ]),
  );
  return table("recommendations-by-exception", "Recommendations by exception", columns, rows, {
    density: "compact",
  });
}

/** "6 of 12 complete". Withdrawn actions are left out. */
const sayDone = (counts: StatusCounts, one: KnownRecommendation): string =>
  hasNone(counts)
    ? "No action yet"
    : `${countOf(`${counts.done} of ${counts.all - counts.withdrawn}`, one, isDone)} complete`;

const hasNone = ({ all, withdrawn }: StatusCounts): boolean => all === withdrawn;

/** A badge for each status that is off course; the other open actions in one note. */
function countBadges(counts: StatusCounts, one: KnownRecommendation, { header }: ReportContext): Line[] {
  const open = STATUSES.filter((status) => isOpen(status) && counts[status] > 0);
  const say = (status: Status): string =>
    countOf(`${counts[status]} ${statusWord(status, header)}`, one, (other) => other === status);
  const others = open.filter((status) => !isOffCourse(status)).toReversed();
  return [
    ...open
      .filter(isOffCourse)
      .map((status) => badge({ colour: statusBadge(status, header).colour, word: say(status) })),
    ...(others.length === 0 ? [] : [note(others.map(say).join(", "))]),
  ];
}

/** "1.5 at risk, now due 16 Dec 2016, not 31 Aug 2016. The analyst's post is vacant." */
function exceptionWords(action: KnownAction, context: ReportContext): Inline[] {
  const { header, plan } = context;
  const { id, due } = action;
  const late = due !== undefined && isOverdue(action, plan.asAt);
  const reason = latestReason(action);
  const how = [
    actionStatus(action, header),
    sayDue(action, context),
    ...(late
      ? [stampField(`overdue by ${plural(daysBetween(due, plan.asAt), "day")}`, action.id, "due")]
      : []),
  ];
  const rest = `, ${how.slice(1).join(", ")}.${reason === undefined ? "" : ` ${stampField(sentence(reason), action.id, "reason")}`}`;
  return [
    actionLink(id, context),
    textOf(" "),
    { kind: "strong", children: [textOf(how[0] ?? "")] },
    textOf(rest),
  ];
}

/** A date that moved since the last report is printed with the one before it. */
function sayDue(action: KnownAction, { before }: ReportContext): string {
  if (action.due === undefined) return "no due date";
  const now = stampField(formatShortDate(action.due), action.id, "due");
  const was = before?.actions.find(({ id }) => id === action.id)?.due;
  if (was === undefined || was === action.due) return `due ${now}`;
  return `now due ${now}, not ${stampField(formatShortDate(was), action.id, "due")}`;
}

/** "Nothing is late, at risk or off target in recommendations 7 (6 of 8 complete) and 14 (7 of 9 complete)." */
function sayOnCourse({ plan, report }: ReportContext, fine: readonly Progress[]): string {
  const names = fine.map(
    ({ recommendation, counts }) => `${recommendation.number} (${sayDone(counts, recommendation)})`,
  );
  const noun = fine.length === 1 ? "recommendation" : "recommendations";
  return `Nothing is late, at risk or off target in ${noun} ${list(names)}, as at ${stampField(formatDate(plan.asAt), report.id, "as-at")}.`;
}
