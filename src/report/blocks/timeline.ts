import type { Timeline } from "../../model/charts.ts";
import type { Illustration } from "../../model/document.ts";
import type { Table } from "../../model/table.ts";
import { inspectionCycle, type ReinspectionWindow, reinspectionTime } from "../../plan/history/inspection.ts";
import { type KnownEvent, whereSet } from "../../plan/history/replay.ts";
import { documentKind } from "../../plan/schema/events.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { formatInterval } from "../../plan/time/intervals.ts";
import { capitalise, plural } from "../../text/words.ts";
import { cell, header, left, line, lines, row, table } from "../draft/cells.ts";
import { item, paragraph, say } from "../draft/draft.ts";
import { draftLine } from "../draft/text.ts";
import type { BlockKind } from "../parts.ts";
import { listMilestones, type Milestone, timelineSentence } from "./timeline-sentence.ts";

/** `{{block "timeline"}}`: from the inspection that the plan answers to the re-inspection. */
export const timeline: BlockKind = ({ plan, header: planHeader }) => {
  const cycle = inspectionCycle(plan);
  if (cycle === null) return [paragraph(say("The plan answers no inspection that has been held."))];
  const window = reinspectionTime(plan);
  const milestones = listMilestones(cycle, plan);
  if (milestones.length === 1 && window === null) {
    return [paragraph(say("No visit, review or re-inspection has followed the inspection, or is planned."))];
  }
  const figure: Illustration = {
    kind: "figure",
    anchor: "timeline",
    title: "From inspection to re-inspection",
    chart: drawnTimeline(milestones, window, plan.asAt),
    sentence: timelineSentence(cycle, planHeader.regime?.visits ?? null, window),
    table: datesTable(milestones),
  };
  return [figure];
};

function drawnTimeline(
  milestones: readonly Milestone[],
  window: ReinspectionWindow | null,
  asAt: string,
): Timeline {
  const events = milestones.flatMap(({ label, kind, certainty, when, days }) =>
    days === null ? [] : [{ label, kind, from: days.start, to: days.end, certainty, when }],
  );
  const ends = [asAt, ...events.map(({ to }) => to), ...(window === null ? [] : [window.to])];
  return {
    type: "timeline",
    from: events.map(({ from }) => from).sort()[0] ?? asAt,
    to: ends.sort().at(-1) ?? asAt,
    asAt,
    events,
    windows:
      window === null
        ? []
        : [
            {
              label: `${plural(window.months, "month")} from the action plan`,
              from: window.from,
              to: window.to,
            },
          ],
  };
}

const CERTAINTY_WORDS = { held: "Held", planned: "Planned", expected: "Expected" } as const;

function datesTable(milestones: readonly Milestone[]): Table {
  const rows = milestones.map(({ event, label, when, certainty }) =>
    row([
      header(line(titleOf(event) ?? label)),
      cell(line(capitalise(when))),
      cell(line(CERTAINTY_WORDS[certainty])),
      cell(...lines(...documentsOf(event))),
    ]),
  );
  const columns = [
    left("Event", 37),
    left("When", 25),
    left("Held or planned", 13),
    left("What followed", 25),
  ];
  const expected = milestones.some(({ certainty }) => certainty === "expected");
  return table("timeline-table", "Inspection, visits and reviews", columns, rows, {
    density: "compact",
    note: expected
      ? "An event that is expected has no day yet. It is drawn over the time that is named for it."
      : null,
  });
}

/** A reference in a title would have to be resolved, which a table is too late for. */
const titleOf = ({ title }: KnownEvent): string | null =>
  title === undefined || title.includes("{{") ? null : title;

const documentsOf = ({ documents = [] }: KnownEvent): string[] =>
  documents.map((document) => `${capitalise(documentKind(document))} of ${formatDate(document.date)}`);

/** `{{block "next-events"}}`: what is planned, in the order it is planned for. */
export const nextEvents: BlockKind = (context) => {
  const planned = context.plan.events.filter(
    ({ held, planned }) => held === undefined && planned !== undefined,
  );
  if (planned.length === 0) return [paragraph(say("No inspection, visit or review is planned at present."))];
  const items = planned.map((event) => {
    const text = event.text === undefined ? [] : draftLine(context, event.text, whereSet(event, "text"));
    const title =
      event.title === undefined ? say(event.id) : draftLine(context, event.title, whereSet(event, "title"));
    return item([...title, ...say(`: ${whenPlanned(event)}.${text.length > 0 ? " " : ""}`), ...text]);
  });
  return [paragraph(say("The next events are:"), items)];
};

export function whenPlanned({ planned }: KnownEvent): string {
  if (planned === undefined) return "not yet known";
  return planned.interval === null ? (planned.words ?? "not yet known") : formatInterval(planned.interval);
}
