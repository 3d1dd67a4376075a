import { UsageError } from "../errors.ts";
import { accountOf, type LaterFact, type LaterKind } from "../plan/history/account.ts";
import type { Plan } from "../plan/schema/plan.ts";
import { isForPublic, lastDayToPublish, type Report } from "../plan/schema/reports.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { list, plural } from "../text/words.ts";

/** When a report is published, and what is meant although it looks like a mistake. */
export interface PublicationDay {
  readonly on: IsoDate;
  /** The report's own date, if it is known that the plan holds newer facts. */
  readonly asAt?: IsoDate | undefined;
  /** Why the chair agreed to take it without five clear days. */
  readonly urgent?: string | undefined;
}

/**
 * Stops the publication of a report that is a draft, is published already, does not know the newest facts, or that its
 * meeting cannot lawfully take.
 * @throws UsageError with what to do.
 */
export function requirePublishable(plan: Plan, report: Report, day: PublicationDay): void {
  const { id, asAt, state } = report;
  if (typeof state === "object") throw alreadyPublished(id, state);
  if (state === "draft") {
    const hint = "Write state: final when nothing in it may change, and publish it then.";
    throw new UsageError(`"${id}" is a draft`, hint);
  }
  if (day.on < asAt) {
    const message = `"${id}" cannot be published on ${formatDate(day.on)}: it is as at ${formatDate(asAt)}`;
    throw new UsageError(message, "Correct --on, or the report's as-at.");
  }
  requireNewest(plan, report, day.asAt);
  requireLawful(report, day);
}

function alreadyPublished(
  id: string,
  { published, withdrawn }: Extract<Report["state"], object>,
): UsageError {
  const since = withdrawn === undefined ? "" : `, and withdrawn on ${formatDate(withdrawn.date)}`;
  return new UsageError(
    `"${id}" was published on ${formatDate(published)} already${since}`,
    withdrawn === undefined
      ? `Before the day of its meeting improve publish ${id} --undo --on <day> takes it back. After that, correct it in the next report.`
      : "Write a new report with an id of its own, and publish that.",
  );
}

/** What a report should know: the facts that its figures, statuses and texts are made of. */
const TOLD: readonly LaterKind[] = ["update", "extract", "event", "document", "evidence", "audit"];

/** How many newer facts are named. */
const NAMED = 3;

function requireNewest(plan: Plan, { id, asAt }: Report, meant: IsoDate | undefined): void {
  if (meant !== undefined && meant !== asAt) {
    const hint = "Give the report's own date, or change its as-at, read it again and publish it then.";
    throw new UsageError(`"${id}" is as at ${formatDate(asAt)}, not ${formatDate(meant)}`, hint);
  }
  const newer = accountOf(plan, asAt)
    .later.filter(({ kind }) => TOLD.includes(kind))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  if (meant !== undefined || newer.length === 0) return;
  const named = newer.slice(0, NAMED).map(sayFact);
  const rest = newer.length - named.length;
  const all = [...named, ...(rest === 0 ? [] : [plural(rest, "more", "more")])];
  throw new UsageError(
    `"${id}" is as at ${formatDate(asAt)}, and the plan holds newer facts: ${list(all)}`,
    `If the report is meant to say what was known on that day, add --as-at ${asAt}. If not, change its as-at and read it again.`,
  );
}

function sayFact({ kind, of, date }: LaterFact): string {
  const whose =
    of.length === 0
      ? ""
      : ` ${kind === "update" || kind === "evidence" ? "of " : ""}${list(of.slice(0, NAMED).map((one) => `"${one}"`))}`;
  return `${kind}${whose} of ${formatDate(date)}`.replace(/^evidence of/, "evidence for");
}

function requireLawful(report: Report, { on, urgent }: PublicationDay): void {
  const { id, meeting } = report;
  const last = lastDayToPublish(report);
  if (meeting?.date === undefined && report.template === "readiness") {
    throw new UsageError(
      `"${id}" goes to no meeting, so there is nothing to publish it for`,
      "Build it, and give it to those whom it is for. If a meeting is to take it, write that into the report: meeting: { body: cabinet, date: YYYY-MM-DD }.",
    );
  }
  if (meeting?.date === undefined && isForPublic(report)) {
    throw new UsageError(
      `"${id}" names no day for its meeting, so nobody can say whether the public has five clear days to read it`,
      `Write the day of the meeting into the report: meeting: { body: ${meeting?.body ?? "cabinet"}, date: YYYY-MM-DD }.`,
    );
  }
  if (meeting?.date !== undefined && on > meeting.date) {
    const message = `"${id}" cannot be published on ${formatDate(on)}: its meeting is on ${formatDate(meeting.date)}`;
    throw new UsageError(message, "Correct --on, or take the report to a later meeting.");
  }
  if (urgent?.trim() === "") {
    throw new UsageError(
      "--urgent gives no reason",
      "Give the reason for which the chair agreed to take the report.",
    );
  }
  if (last !== null && on > last && urgent === undefined) {
    throw new UsageError(
      `The meeting on ${formatDate(meeting?.date ?? on)} can no longer take "${id}": ${formatDate(last)} was the last day that left five clear days before it`,
      'Take it to a later meeting. If the chair agreed that it is urgent, give the reason, which the minutes must have: --urgent "…".',
    );
  }
  if (urgent !== undefined && (last === null || on <= last)) {
    const until =
      last === null ? "no law sets a last day for it" : `it can be published until ${formatDate(last)}`;
    throw new UsageError(`"${id}" needs no agreement that it is urgent: ${until}`, "Leave out --urgent.");
  }
}

/**
 * Stops the undoing of a publication that people may have relied on.
 * @throws UsageError with what to do instead.
 */
export function requireUndoable(plan: Plan, report: Report, on: IsoDate): void {
  const { id, state, meeting } = report;
  if (typeof state !== "object") {
    throw new UsageError(`"${id}" is not published: its state is ${state}`, "There is nothing to undo.");
  }
  const instead =
    "Correct it in the next report, or withdraw it: withdrawn: { date: …, reason: … } in its state.";
  if (state.withdrawn !== undefined) {
    const hint = "A notice is printed in its place. Write a new report with an id of its own.";
    throw new UsageError(`"${id}" was withdrawn on ${formatDate(state.withdrawn.date)}`, hint);
  }
  if (on < state.published) {
    const message = `"${id}" was published on ${formatDate(state.published)}, after ${formatDate(on)}`;
    throw new UsageError(message, "Correct --on: it is the day on which you undo this.");
  }
  if (meeting?.date === undefined) {
    throw new UsageError(
      `"${id}" names no day for its meeting, so nobody can say whether it has met`,
      `Write the day into the report first: meeting: { body: …, date: … }. ${instead}`,
    );
  }
  if (on >= meeting.date) {
    const when = on === meeting.date ? "is on" : "was on";
    const message = `"${id}" cannot be taken back on ${formatDate(on)}: its meeting ${when} ${formatDate(meeting.date)}`;
    throw new UsageError(message, instead);
  }
  const later = plan.reports.find((one) => one.since === id && typeof one.state === "object");
  if (later === undefined) return;
  throw new UsageError(
    `"${id}" cannot be taken back: "${later.id}" was published since, and tells what changed after it`,
    instead,
  );
}
