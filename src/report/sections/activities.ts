import { type KnownEvent, whereSet } from "../../plan/history/replay.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { formatInterval } from "../../plan/time/intervals.ts";
import { isOwnMeeting, type ReportContext } from "../context.ts";
import {
  type DraftInline,
  type DraftItem,
  type DraftText,
  heading,
  item,
  paragraph,
  say,
} from "../draft/draft.ts";
import { stampField } from "../draft/stamped.ts";
import { draftLine } from "../draft/text.ts";
import type { Section } from "../kinds.ts";
import { appendixTitle } from "./appendices.ts";

/** The events held since the last report, the letters that followed, and where these can be read. */
export const activities: Section = {
  id: "activities",
  draft(context) {
    const { before, plan, report } = context;
    const since = before?.asAt ?? null;
    const held = plan.events.filter(
      (event) =>
        event.held !== undefined &&
        (since === null || event.held.end > since) &&
        !isOwnMeeting(event, report),
    );
    if (held.length === 0) return [];
    const lead =
      since === null
        ? "Notable activities have been:"
        : `Notable activities since the last report, as at ${stampField(formatDate(since), report.since ?? "", "as-at")}, have been:`;
    return [
      heading(since === null ? "Activities" : "Since the last report"),
      paragraph(
        say(lead),
        held.map((event) => activity(context, event)),
      ),
    ];
  },
};

function activity(context: ReportContext, event: KnownEvent): DraftItem {
  const title =
    event.title === undefined ? say(event.id) : draftLine(context, event.title, whereSet(event, "title"));
  const when =
    event.held === undefined ? "" : `, ${stampField(formatInterval(event.held), event.id, "held")}`;
  const text =
    event.text === undefined ? [] : [...say(" "), ...draftLine(context, event.text, whereSet(event, "text"))];
  return item([...title, ...say(`${when}.`), ...text, ...letters(context, event)]);
}

/** The appendices in which the letters that followed can be read. */
function letters(context: ReportContext, event: KnownEvent): DraftText {
  return (event.documents ?? []).flatMap((document): DraftInline[] => {
    const path = `${event.id}/${document.id}`;
    const appendix = context.report.appendices?.find((one) => one.document === path);
    if (appendix === undefined) return [];
    const title = appendixTitle(context, appendix);
    return [
      { kind: "text", text: ` ${title} (${stampField(formatDate(document.date), path, "date")}) is at ` },
      {
        kind: "reference",
        reference: { name: "appendix", args: [appendix.id], options: {}, span: [0, 0] },
        origin: context.report.origin,
      },
      { kind: "text", text: "." },
    ];
  });
}
