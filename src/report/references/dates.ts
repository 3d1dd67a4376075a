import { formatDate, formatMonth } from "../../plan/time/dates.ts";
import { formatInterval } from "../../plan/time/intervals.ts";
import { didYouMean } from "../../text/words.ts";
import { findDocument, findEvent, type ReferenceContext } from "../context.ts";
import { print, type ReferenceKind, refuse } from "../parts.ts";

/** `{{date "event"}}`: when it was held or is planned; `{{date "event/document"}}`: the document's own date. */
export const date: ReferenceKind = ({ args: [path = ""] }, context) => {
  if (path.includes("/")) {
    const found = findDocument(context.plan, path);
    return found === undefined ? unknownEvent(path, context) : print(formatDate(found.document.date));
  }
  const event = findEvent(context.plan, path);
  if (event === undefined) return unknownEvent(path, context);
  if (event.held !== undefined) return print(formatInterval(event.held));
  const { interval, words } = event.planned ?? { interval: null, words: null };
  if (interval !== null) return print(formatInterval(interval));
  return words === null
    ? refuse(`The event "${path}" has no date`, "Give it held or planned.")
    : print(words);
};

/** `{{month "event"}}`: "July 2016". */
export const month: ReferenceKind = ({ args: [path = ""] }, context) => {
  const found = path.includes("/") ? findDocument(context.plan, path)?.document.date : dayOf(path, context);
  return found === undefined ? unknownEvent(path, context) : print(formatMonth(found));
};

/** `{{as-at}}`: the report's date. */
export const asAt: ReferenceKind = (_, context) => print(formatDate(context.plan.asAt));

/** `{{since}}`: the date of the report before. */
export const since: ReferenceKind = (_, { report, plan }) => {
  const before = plan.reports.find(({ id }) => id === report.since);
  return before === undefined
    ? refuse("This report has no report before it", "Give it since.")
    : print(formatDate(before.asAt));
};

function dayOf(id: string, context: ReferenceContext): string | undefined {
  const event = findEvent(context.plan, id);
  return event?.held?.start ?? event?.planned?.interval?.start;
}

function unknownEvent(path: string, context: ReferenceContext) {
  const known = [...context.named.values()].filter(({ kind }) => kind === "event" || kind === "document");
  const paths = known.map((named) => named.path);
  const date = formatDate(context.plan.asAt);
  return refuse(`No event or document "${path}" with a date was known on ${date}`, didYouMean(path, paths));
}
