import { formatDate, formatMonth } from "../../plan/time/dates.ts";
import { formatInterval } from "../../plan/time/intervals.ts";
import { didYouMean } from "../../text/words.ts";
import { findDocument, type ReferenceContext } from "../context.ts";
import { stampField } from "../draft/stamped.ts";
import { asText, problem, type ReferenceKind } from "../kinds.ts";

export const date: ReferenceKind = {
  name: "date",
  summary: "The day on which an event was held or is planned, or the date of one of its documents.",
  example: '{{date "ofsted-2016-07/letter"}}',
  print({ args: [path = ""] }, context) {
    if (path.includes("/")) {
      const found = findDocument(context.plan, path);
      if (found === undefined) return unknownEvent(path, context);
      return asText(stampField(formatDate(found.document.date), documentPath(found), "date"));
    }
    const event = findEvent(path, context);
    if (event === undefined) return unknownEvent(path, context);
    if (event.held !== undefined) return asText(stampField(formatInterval(event.held), event.id, "held"));
    const { interval, words } = event.planned ?? { interval: null, words: null };
    if (interval !== null) return asText(stampField(formatInterval(interval), event.id, "planned"));
    return words === null
      ? problem(`The event "${path}" has no date`, "Give it held or planned.")
      : asText(stampField(words, event.id, "planned"));
  },
};

const documentPath = ({ event, document }: NonNullable<ReturnType<typeof findDocument>>): string =>
  `${event.id}/${document.id}`;

export const month: ReferenceKind = {
  name: "month",
  summary: "The month of an event or a document, such as July 2016.",
  example: '{{month "ofsted-2016-07"}}',
  print({ args: [path = ""] }, context) {
    if (path.includes("/")) {
      const found = findDocument(context.plan, path);
      if (found === undefined) return unknownEvent(path, context);
      return asText(stampField(formatMonth(found.document.date), documentPath(found), "date"));
    }
    const event = findEvent(path, context);
    const day = event?.held?.start ?? event?.planned?.interval?.start;
    if (event === undefined || day === undefined) return unknownEvent(path, context);
    return asText(stampField(formatMonth(day), event.id, event.held === undefined ? "planned" : "held"));
  },
};

const findEvent = (id: string, { plan }: ReferenceContext) => plan.events.find((event) => event.id === id);

function unknownEvent(path: string, context: ReferenceContext) {
  const known = [...context.named.values()].filter(({ kind }) => kind === "event" || kind === "document");
  const paths = known.map((named) => named.path);
  const day = formatDate(context.plan.asAt);
  const isReport = context.plan.reports.some(({ id }) => id === path);
  const hint = isReport
    ? "That is a report: {{since}} is the date of the one before, and {{as-at}} that of this one."
    : didYouMean(path, paths);
  return problem(`No event or document "${path}" with a date was known on ${day}`, hint);
}

export const asAt: ReferenceKind = {
  name: "as-at",
  summary: "The date of the report: what was known on that day is what it says.",
  example: "{{as-at}}",
  print: (_, { plan, report }) => asText(stampField(formatDate(plan.asAt), report.id, "as-at")),
};

export const since: ReferenceKind = {
  name: "since",
  summary: "The date of the report before this one.",
  example: "{{since}}",
  print(_, { report, plan }) {
    const before = plan.reports.find(({ id }) => id === report.since);
    if (before !== undefined) return asText(stampField(formatDate(before.asAt), before.id, "as-at"));
    return report.since === undefined
      ? problem("This report has no report before it", "Give it since.")
      : problem(
          `The report before this one, "${report.since}", could not be read`,
          "Put right what is said of that report.",
        );
  },
};
