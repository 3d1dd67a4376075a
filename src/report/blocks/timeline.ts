import { capitalise, plural } from "../../diagnostics/words.ts";
import type { Timeline } from "../../model/charts.ts";
import type { Figure } from "../../model/document.ts";
import type { Table } from "../../model/table.ts";
import { formatDate } from "../../plan/dates.ts";
import { documentKind } from "../../plan/document-kind.ts";
import { inspectionCycle, type ReinspectionWindow, reinspectionTime } from "../../plan/inspection-cycle.ts";
import type { KnownEvent } from "../../plan/replay.ts";
import { cell, header, left, line, lines, row, table } from "../cells.ts";
import { paragraph, say } from "../draft.ts";
import { listMilestones, type Milestone } from "../timeline/milestones.ts";
import { timelineSentence } from "../timeline/sentence.ts";
import type { BlockKind } from "./block.ts";

/** `{{block "timeline"}}`: from the inspection that the plan answers to the re-inspection. */
export const timeline: BlockKind = ({ plan, header: planHeader }) => {
  const cycle = inspectionCycle(plan);
  if (cycle === null) return [paragraph(say("The plan answers no inspection that has been held."))];
  const window = reinspectionTime(plan);
  const milestones = listMilestones(cycle, plan);
  if (milestones.length === 1 && window === null) {
    return [paragraph(say("No visit, review or re-inspection has followed the inspection, or is planned."))];
  }
  const figure: Figure = {
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
