import type { TimelineEvent } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { LINE, round, textWidth } from "./canvas.ts";
import { type Flag, POLE } from "./flags.ts";
import { diamond, type LegendEntry } from "./legend.ts";
import type { TimeAxis } from "./time-axis.ts";

/** From the line to a marker's middle, and to where the first row of words begins. */
const MARKER = 11;
export const FIRST_ROW = 20;

/** How much shorter a pole is than its words are high. */
const INSET = 3;

/** The days of an event, on the line itself. */
export function drawSpan({ from, to, certainty }: TimelineEvent, { x }: TimeAxis, middle: number): Markup {
  const width = Math.max(2, round(x(to) - x(from)));
  return element("rect", { class: `span span-${certainty}`, x: x(from), y: middle - 3, width, height: 6 });
}

export interface Room {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the words of an event are, at the widest that they get. */
export function roomOf({ text, side, marker, row }: Flag, middle: number): Room {
  const width = textWidth(text);
  const [left, top] =
    side === "above"
      ? [marker + POLE, middle - FIRST_ROW - row * LINE]
      : [marker - POLE - width, middle + FIRST_ROW + (row - 1) * LINE];
  return { left, right: left + width, top: round(top), bottom: round(top + LINE) };
}

/** A marker beside the line, and a pole with the event's words. */
export function drawFlag(flag: Flag, middle: number): Markup[] {
  const { event, text, side, x, marker } = flag;
  const { top, bottom } = roomOf(flag, middle);
  const [away, anchor, beside] = side === "above" ? [-1, "start", POLE] : [1, "end", -POLE];
  const y = round(middle + away * MARKER);
  const end = side === "above" ? top + INSET : bottom - INSET;
  const baseline = round((top + bottom) / 2 + 4);
  const at = { class: "chart-event", x: round(marker + beside), y: baseline, "text-anchor": anchor };
  return [
    element("path", { class: "pole", d: `M${x} ${middle}L${round(marker)} ${y}V${end}` }),
    eventSign(event.kind, event.certainty, round(marker), y),
    element("text", at, text),
  ];
}

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
const eventSign = (kind: Kind, certainty: Certainty, x: number, y: number): Markup =>
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
