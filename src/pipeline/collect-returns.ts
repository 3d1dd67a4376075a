import path from "node:path";
import { type Asked, askOwners, type Round, returnFile } from "../collect/asked.ts";
import { type Missing, missingOf, sentencesOf } from "../collect/missing.ts";
import { kindOfReturn, readReturn } from "../collect/read-return.ts";
import { returnBook } from "../collect/return-book.ts";
import { UsageError } from "../errors.ts";
import type { ReportDocument } from "../model/document.ts";
import { planAsAt } from "../plan/history/replay.ts";
import { formatMonth, lastDayOf } from "../plan/time/dates.ts";
import type { Output } from "../publish/write.ts";
import { badge, cell, left, line, right, row, header as rowHeader, table } from "../report/draft/cells.ts";
import { makeWorkbook } from "../sheets/make-workbook.ts";
import { openWorkbook } from "../sheets/open-workbook.ts";
import { asTyped, capitalise, list, plural } from "../text/words.ts";
import { type LoadedPlan, loadPlan } from "./loaded-plan.ts";
import { officersDocument } from "./officers-document.ts";

/** The workbooks of a month, to be written. */
export interface Collection {
  readonly outputs: readonly Output[];
  /** In lines, for people. */
  readonly report: string;
}

/**
 * Makes a workbook for each owner of a plan who is asked for something at the end of a month, and one for all of them.
 * @param into the folder that they go into.
 * @throws UsageError for a plan of which nothing is asked.
 */
export async function collectReturns(folder: string, month: string, into: string): Promise<Collection> {
  const plan = await loadPlan(folder);
  const round = requireRound(folder, plan, month);
  const outputs: Output[] = [];
  for (const asked of [...round.owners, round.all])
    outputs.push({
      path: path.join(into, `${asked.name}.xlsx`),
      bytes: await makeWorkbook(returnBook(asked, round), "xlsx"),
      replaces: UNANSWERED,
    });
  const { owners, all } = round;
  const width = Math.max(...owners.map(({ title }) => title.length));
  const unowned = [
    ...all.actions.filter((one) => !owners.some(({ owner }) => owner === one.owner)).map(({ id }) => id),
    ...all.measures
      .filter(({ due, owner }) => due.length > 0 && !owners.some((one) => one.owner === owner))
      .map(({ kpi }) => kpi.id),
  ];
  const lines = [
    `${formatMonth(month)}: ${plural(owners.length, "owner")}, ${plural(all.actions.length, "action")} and ${plural(countDue(all), "figure")}.`,
    ...owners.map((one) => `  ${one.title.padEnd(width)}  ${sayAsked(one)}`),
    ...(unowned.length === 0 ? [] : [`Nobody owns ${list(unowned)}: they are only in ${all.name}.xlsx.`]),
    ...unreadLines(folder, plan),
    `Written into ${into}: ${plural(owners.length, "workbook")}, and ${all.name}.xlsx with what all of them are asked.`,
  ];
  return { outputs, report: `${lines.join("\n")}\n` };
}

/**
 * Says who has answered for a month, who has not, and what is still missing. In lines, for people.
 * @throws UsageError for a plan of which nothing is asked.
 */
export async function sayReturns(folder: string, month: string): Promise<string> {
  const loaded = await loadPlan(folder);
  const round = requireRound(folder, loaded, month);
  const { owners, allAnswered } = whoAnswered(loaded, round);
  const answered = owners.filter(({ hasAnswered }) => hasAnswered);
  const width = Math.max(...owners.map(({ asked }) => asked.title.length));
  const lineOf = ({ asked, missing }: (typeof owners)[number]): string =>
    `  ${asked.title.padEnd(width)}  ${sayMissing(missing)}`;
  const section = (heading: string, some: typeof owners): string[] =>
    some.length === 0 ? [] : ["", heading, ...some.map(lineOf)];
  const missing = answered.flatMap((one) => {
    const own = sentencesOf(one.missing);
    return own.length === 0 ? [] : [`  ${one.asked.title}`, ...own.map((sentence) => `    ${sentence}`)];
  });
  const lines = [
    `${formatMonth(month)}: ${answered.length} of ${plural(owners.length, "owner")} ${answered.length === 1 ? "has" : "have"} answered.`,
    ...(allAnswered ? [`The workbook of all owners came back, too.`] : []),
    ...section("Answered", answered),
    ...section(
      "Not answered",
      owners.filter(({ hasAnswered }) => !hasAnswered),
    ),
    ...(missing.length === 0 ? [] : ["", "Still missing from those who have answered", ...missing]),
    ...unreadLines(folder, loaded),
  ];
  return `${lines.join("\n")}\n`;
}

/**
 * The same as a document: who has answered, who has not, and every question that is still open.
 * @throws UsageError for a plan without its own entry.
 */
export function returnsDocument(loaded: LoadedPlan, month: string): ReportDocument {
  const { header } = loaded.plan;
  if (header === null)
    throw new UsageError(
      "The plan: entry cannot be read, so nobody can be asked",
      "Put right what is wrong with it.",
    );
  const round = askOwners(loaded.plan, month);
  const { owners } = whoAnswered(loaded, round);
  const answered = owners.filter(({ hasAnswered }) => hasAnswered).length;
  const text =
    owners.length === 0
      ? `Nobody is asked for anything for ${formatMonth(month)}.`
      : `${answered} of ${plural(owners.length, "owner")} ${answered === 1 ? "has" : "have"} answered for ${formatMonth(month)}.`;
  const count = (sentences: readonly string[]) => cell(line(String(sentences.length)));
  const rows = owners.map(({ asked, missing, hasAnswered }) =>
    row([
      rowHeader(line(asked.title)),
      cell(badge(hasAnswered ? ANSWERED : NOT_ANSWERED)),
      ...[missing.actions, missing.figures, missing.details].map(count),
      cell(...sentencesOf(missing).map((sentence) => line(sentence))),
    ]),
  );
  return officersDocument({
    header,
    title: `Who owes a return for ${formatMonth(month)}`,
    asAt: lastDayOf(month),
    text,
    blocks: owners.length === 0 ? [] : [table("owners", "Owners", COLUMNS, rows)],
  });
}

const ANSWERED = { colour: "green", word: "Answered" } as const;
const NOT_ANSWERED = { colour: "amber", word: "Not yet" } as const;
const COLUMNS = [
  left("Owner", 20),
  left("Answered", 12),
  right("Actions", 9),
  right("Figures", 9),
  right("Questions", 10),
  left("Still missing", 40),
];

/** What each owner still owes, and whether a return of theirs is in the plan. */
function whoAnswered({ plan }: LoadedPlan, round: Round) {
  const { month } = round;
  const now = planAsAt(plan, lastDayOf(month));
  const files = new Set([...plan.updates, ...plan.extracts].map(({ origin }) => origin.file));
  const owners = round.owners.map((asked) => ({
    asked,
    missing: missingOf(asked, round, now),
    hasAnswered: files.has(returnFile(month, asked.name)),
  }));
  return { owners, allAnswered: files.has(returnFile(month, round.all.name)) };
}

/** @throws UsageError for a plan of which nothing is asked. */
export function requireRound(folder: string, { plan }: LoadedPlan, month: string): Round {
  if (plan.header === null)
    throw new UsageError(
      `The folder "${folder}" has no plan that can be read`,
      "Give the folder that holds the plan, or run improve check, which says what is wrong with it.",
    );
  const round = askOwners(plan, month);
  if (round.owners.length > 0) return round;
  throw new UsageError(
    `Nobody is asked for anything for ${formatMonth(month)}: the plan has no open action with an owner, and no figure is due`,
    "Check the month, and that actions have an owner.",
  );
}

const countDue = ({ measures }: Asked): number => measures.reduce((sum, { due }) => sum + due.length, 0);

function sayAsked(asked: Asked): string {
  const parts = [
    asked.actions.length === 0 ? [] : [plural(asked.actions.length, "action")],
    countDue(asked) === 0 ? [] : [plural(countDue(asked), "figure")],
  ];
  return list(parts.flat());
}

function sayMissing({ actions, figures, details }: Missing): string {
  const parts = [
    actions.length === 0 ? [] : [plural(actions.length, "action")],
    figures.length === 0 ? [] : [plural(figures.length, "figure")],
    details.length === 0 ? [] : [plural(details.length, "question")],
  ].flat();
  return parts.length === 0 ? "nothing is missing" : `${list(parts)} to come`;
}

/** An entry that cannot be read is asked about nowhere. */
function unreadLines(folder: string, { problems }: LoadedPlan): string[] {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return errors === 0
    ? []
    : [
        `${capitalise(plural(errors, "entry of the plan", "entries of the plan"))} may be missing here, because reading found ${plural(errors, "error")}: improve check ${asTyped(folder)} shows them.`,
      ];
}

/** What somebody has filled in is never written over. */
const UNANSWERED = {
  what: "an empty return",
  recognises: async (held: Uint8Array) => {
    const book = await openWorkbook("workbook", held).catch(() => null);
    if (book === null || kindOfReturn(book) !== "return") return false;
    const { actions, figures, problems, besides } = readReturn(book);
    return [actions, figures, problems, besides].every(({ length }) => length === 0);
  },
};
