import type { TimelineEvent } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import type { LegendEntry } from "./legend.ts";
import { diamond } from "./marks.ts";

type Kind = TimelineEvent["kind"];
type Certainty = TimelineEvent["certainty"];

/** A shape for each kind of event: full when it was held, open when it is planned, dashed when expected. */
const KINDS: Record<Kind, { readonly word: string; readonly path: string }> = {
  inspection: { word: "Inspection", path: "M-5 -5H5V5H-5Z" },
  "monitoring-visit": {
    word: "Monitoring visit",
    path: "M-5.4 0a5.4 5.4 0 1 0 10.8 0a5.4 5.4 0 1 0 -10.8 0Z",
  },
  review: { word: "Review", path: "M0 -5.6 5.8 4.6H-5.8Z" },
  decision: { word: "Decision", path: diamond(0, 0, 6.2) },
  other: { word: "Other event", path: "M-2 -5.5H2V-2H5.5V2H2V5.5H-2V2H-5.5V-2H-2Z" },
};

const CERTAINTY_WORDS: Record<Certainty, string> = {
  held: "Held",
  planned: "Planned",
  expected: "Expected: no date yet",
};

/** The sign of an event, its middle at a place. */
export const eventSign = (kind: Kind, certainty: Certainty, x: number, y: number): Markup =>
  element("path", {
    class: `event event-${certainty}`,
    d: KINDS[kind].path,
    transform: `translate(${x} ${y})`,
  });

/** What the signs mean: the kinds of event there are, and how certain they are. */
export function signsOf(events: readonly TimelineEvent[]): LegendEntry[] {
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => events.some((event) => event.kind === kind));
  const certainties = (Object.keys(CERTAINTY_WORDS) as Certainty[]).filter((certainty) =>
    events.some((event) => event.certainty === certainty),
  );
  return [
    ...kinds.map((kind) => ({
      sign: eventSign(kind, "held", 6, 6),
      word: KINDS[kind].word,
      className: "event-kind",
    })),
    ...certainties.map((certainty) => ({
      sign: element("rect", { class: `span span-${certainty}`, x: 0, y: 2.5, width: 13, height: 7 }),
      word: CERTAINTY_WORDS[certainty],
      className: "event-certainty",
    })),
  ];
}
