import type { Table } from "../../model/table.ts";
import { gradesOf, type ReportedAudit, reportedAudits } from "../../plan/claims/audit-grades.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import { formatShortDate } from "../../plan/time/dates.ts";
import { list, numberWord, plural } from "../../text/words.ts";
import { type ReportContext, whenPlanned } from "../context.ts";
import {
  actionBadge,
  actionStatus,
  cell,
  header,
  left,
  line,
  note,
  right,
  row,
  table,
} from "../draft/cells.ts";
import { type DraftBlock, paragraph, say, unnumbered } from "../draft/draft.ts";
import { stampEntries, stampField } from "../draft/stamped.ts";
import type { ComputedBlock } from "../kinds.ts";
import { actionLink } from "./action-plan.ts";
import { illustrateRounds, listRounds, sayShares } from "./audit-rounds.ts";

export const audits: ComputedBlock = {
  name: "audits",
  summary:
    "The rounds of case-file audits with their grades and the share that is good or better, what they found again, and what is planned next.",
  details: {
    summary:
      "The six newest rounds with the share good or better as a chart, what they found again, and the next.",
    full: "All of them, with the actions that answer them.",
  },
  example: '{{block "audits"}}',
  title: "Audits of case files",
  build(context) {
    const rounds = reportedAudits(context.plan);
    const next = sayNext(context.plan);
    if (rounds.length === 0) return sayNone(context.plan);
    return [
      ...illustrateRounds(rounds, context.plan, "full"),
      ...listFoundAgain(rounds),
      ...listActions(rounds, context),
      ...(next === null ? [] : [paragraph(say(next))]),
    ];
  },
  summarise(context) {
    const { plan, report } = context;
    const rounds = reportedAudits(plan).slice(-NEWEST);
    if (rounds.length === 0) return sayNone(plan);
    // The Board has a few pages: its chart is a line in the table of what is new, or words where nothing is.
    const isBrief = report.template === "board";
    const printed = isBrief ? listNews(rounds, context) : illustrateRounds(rounds, plan, "summary");
    const inWords = printed.length === 0 ? `Audits of case files. ${sayShares(rounds, plan) ?? ""}` : null;
    const said = [inWords, sayFoundAgain(rounds), sayActions(rounds, context), sayNext(plan)];
    const text = said.filter((sentence) => sentence !== null).join(" ");
    if (text === "") return printed;
    // Nothing else in a report to the Board has a number.
    return [...printed, isBrief ? unnumbered(say(text)) : paragraph(say(text))];
  },
};

/** How many rounds a summary has. */
const NEWEST = 6;

/** How many rounds the Board has in a table that had no report before. */
const BRIEF = 3;

/** The rounds that the Board has not seen. */
function listNews(rounds: readonly ReportedAudit[], { plan, before }: ReportContext): DraftBlock[] {
  const isNews = ({ date }: ReportedAudit): boolean => before === null || date > before.asAt;
  const news = rounds.slice(-BRIEF).filter(isNews);
  return news.length === 0 ? [] : [listRounds(news, { plan, detail: "brief", drawn: rounds })];
}

function sayNone(plan: PlanAsAt): DraftBlock[] {
  const none = `No round of audits had been reported by ${formatShortDate(plan.asAt)}.`;
  return [paragraph(say([none, sayNext(plan)].filter((sentence) => sentence !== null).join(" ")))];
}

/** What rounds say was found before, with those rounds, the most first. */
const foundAgain = (rounds: readonly ReportedAudit[]): [string, ReportedAudit[]][] =>
  [...new Set(rounds.flatMap(({ recurring = [] }) => recurring))]
    .map((theme): [string, ReportedAudit[]] => [
      theme,
      rounds.filter(({ recurring = [] }) => recurring.includes(theme)),
    ])
    .sort(([, a], [, b]) => b.length - a.length);

function listFoundAgain(rounds: readonly ReportedAudit[]): Table[] {
  const rows = foundAgain(rounds).map(([theme, places]) =>
    row([
      header(line(theme)),
      cell(line(stampEntries(places.length, idsOf(places)))),
      cell(line(sayDates(places))),
    ]),
  );
  if (rows.length === 0) return [];
  const columns = [left("What was found again", 46), right("Rounds", 10), left("Found in the rounds of", 44)];
  return [table("audits-found-again", "What audits found again", columns, rows, { density: "compact" })];
}

const idsOf = (rounds: readonly ReportedAudit[]): string[] => rounds.map(({ id }) => id);

const sayDates = (rounds: readonly ReportedAudit[]): string =>
  list(rounds.map(({ id, date }) => stampField(formatShortDate(date), id, "date")));

/** "Found again: “Risk is not weighed” (three rounds) and …"; null where nothing was. Once in these rounds says little. */
function sayFoundAgain(rounds: readonly ReportedAudit[]): string | null {
  const all = foundAgain(rounds);
  const often = all.filter(([, { length }]) => length > 1);
  const found = (often.length > 0 ? often : all).map(
    ([theme, places], at) =>
      `“${theme}” (${stampEntries(numberWord(places.length), idsOf(places))}${at > 0 ? "" : places.length === 1 ? " round" : " rounds"})`,
  );
  return found.length === 0 ? null : `Found again: ${list(found)}.`;
}

/** "Actions 2.10 (on track) and 2.11 (off track) answer them."; null where none does. */
function sayActions(rounds: readonly ReportedAudit[], { plan, header }: ReportContext): string | null {
  const named = actionsAnswering(rounds, plan).map(
    ({ action }) => `${action.id} (${actionStatus(action, header)})`,
  );
  if (named.length === 0) return null;
  return `${named.length === 1 ? "Action" : "Actions"} ${list(named)} ${named.length === 1 ? "answers" : "answer"} what audits found.`;
}

/** The actions that name one of the rounds. */
const actionsAnswering = (rounds: readonly ReportedAudit[], { actions }: PlanAsAt) =>
  actions.flatMap((action) => {
    const answered = rounds.filter(({ id }) => action.answers.includes(id));
    return answered.length === 0 ? [] : [{ action, answered }];
  });

function listActions(rounds: readonly ReportedAudit[], context: ReportContext): Table[] {
  const rows = actionsAnswering(rounds, context.plan).map(({ action, answered }) => {
    const due =
      action.due === undefined
        ? []
        : [note(`Due ${stampField(formatShortDate(action.due), action.id, "due")}`)];
    const when = sayDates(answered);
    return row([
      header(line([actionLink(action.id, context)])),
      cell(
        line(stampField(action.title, action.id, "title")),
        note(`${answered.length === 1 ? "Round" : "Rounds"} of ${when}`),
      ),
      cell(actionBadge(action, context.header), ...due),
    ]);
  });
  if (rows.length === 0) return [];
  const columns = [
    left("Action", 10),
    left("What is done about what audits found", 70),
    left("Status and due", 20),
  ];
  return [table("audits-answered", "Actions that answer audits", columns, rows, { density: "compact" })];
}

/** "Planned next are an audit of neglect, October 2016, of 20 case files, and …"; null where nothing is planned. */
function sayNext(plan: PlanAsAt): string | null {
  const planned = plan.audits.filter((audit) => audit.date === undefined);
  const named = planned.map((audit) => {
    const { cases } = gradesOf(audit);
    const size = cases === null ? "" : ` (${stampField(plural(cases, "case file"), audit.id, "cases")})`;
    return `${stampField(whenPlanned(audit) ?? "no date yet", audit.id, "planned")}, ${audit.theme}${size}`;
  });
  return named.length === 0 ? null : `Planned next: ${named.join("; ")}.`;
}
