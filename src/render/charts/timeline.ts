import type { Timeline, TimelineEvent } from "../../model/charts.ts";
import { formatDate, formatShortDate } from "../../plan/time/dates.ts";
import { element, type Markup } from "../markup.ts";
import { type Canvas, type ChartKind, round, SMALL, shortenToFit, textWidth, WIDE } from "./canvas.ts";
import { drawHeading, fitHeadings, footOf, type Heading, headingsHeight } from "./headings.ts";
import { drawLegend, type LegendEntry } from "./legend.ts";
import { placeApart } from "./place-apart.ts";
import { frameTime, type TimeAxis } from "./time-axis.ts";

/** Events on a line, with the day that the chart shows them as at and the stretches of time that matter. */
export const timeline: ChartKind<Timeline> = {
  type: "timeline",
  narrow: SMALL,
  draw(chart, subject, canvas = WIDE) {
    const axis = frameTime(chart, canvas);
    const asAt = axis.x(chart.asAt);
    const middleOf = ({ from, to }: TimelineEvent): number => round((axis.x(from) + axis.x(to)) / 2);
    const flags = placeFlags(chart.events, middleOf, asAt, canvas);
    const legend = drawLegend(signsOf(chart.events), canvas);
    const headings = fitHeadings(headingsOf(chart, axis), canvas);
    const [asAtFoot = asAt, ...windowFeet] = headings.map(footOf);
    const top = round(legend.height + AIR + headingsHeight(headings, canvas));
    const middle = round(top + 8 + FIRST_ROW + rowsOf(flags, "above") * canvas.line);
    const bottom = round(middle + 8 + FIRST_ROW + rowsOf(flags, "below") * canvas.line);
    const words = flags.map((flag) => roomOf(flag, middle, canvas));
    const content = [
      ...legend.drawn,
      ...drawWindows(chart, axis, windowFeet, { top, bottom }),
      ...axis.draw(top, bottom),
      ...headings.flatMap((heading) => drawHeading(heading, top, canvas)),
      drawAsAt(asAt, asAtFoot, { top, bottom }, words),
      element("path", { class: "time-line", d: `M0 ${middle}H${canvas.width}` }),
      ...chart.events.map((event) => drawSpan(event, axis, middle)),
      ...flags.flatMap((flag) => drawFlag(flag, middle, canvas)),
    ];
    return { canvas, height: bottom + 40, name: nameTimeline(chart, subject), content };
  },
};

/** Between the legend and the headings. */
const AIR = 6;

/** How many rows of words there are on a side of the line. */
const rowsOf = (flags: readonly Flag[], side: FlagSide): number =>
  Math.max(0, ...flags.filter((flag) => flag.side === side).map(({ row }) => row));

/** What stands above the chart: first "As at" with its day, then the windows. */
const headingsOf = ({ asAt, windows }: Timeline, { x }: TimeAxis): Heading[] => [
  { x: x(asAt), text: `As at ${formatShortDate(asAt).replaceAll(" ", "\u00A0")}` },
  ...windows.map(({ label, from, to }) => ({ x: (x(from) + x(to)) / 2, text: label })),
];

/** The height between the headings and what they name, where a line leads from one to the other. */
const LEAD = 6;

interface Ends {
  readonly top: number;
  readonly bottom: number;
}

/** A light band for each window, with a line to its words if they do not stand above it. */
const drawWindows = (
  { windows }: Timeline,
  { x }: TimeAxis,
  feet: readonly number[],
  { top, bottom }: Ends,
): Markup[] =>
  windows.flatMap(({ from, to }, index) => {
    const [start, end] = [x(from), x(to)];
    const foot = feet[index] ?? start;
    const lead = `M${foot} ${top}L${round((start + end) / 2)} ${top + LEAD}`;
    const size = { width: Math.max(1, round(end - start)), height: round(bottom - top - LEAD) };
    return [
      element("rect", { class: "time-window", x: start, y: top + LEAD, ...size }),
      ...(foot >= start && foot <= end ? [] : [element("path", { class: "chart-leader", d: lead })]),
    ];
  });

/** A line from the top to the bottom, with gaps for the words of events. */
function drawAsAt(x: number, foot: number, { top, bottom }: Ends, words: readonly Room[]): Markup {
  const gaps = words
    .filter(({ left, right }) => left < x && x < right)
    .toSorted((a, b) => a.top - b.top)
    .map((room) => `V${room.top}M${x} ${room.bottom}`);
  return element("path", {
    class: "as-at",
    d: `M${foot} ${top}L${x} ${top + LEAD}${gaps.join("")}V${bottom}`,
  });
}

/** From the line to the middle of a marker. */
const MARKER = 11;

/** From the line to the first row of words. */
const FIRST_ROW = 20;

/** A pole ends this far below the top of its words, or above their bottom. */
const INSET = 3;

/** The days of an event, on the line itself. */
function drawSpan({ from, to, certainty }: TimelineEvent, { x }: TimeAxis, middle: number): Markup {
  const width = Math.max(2, round(x(to) - x(from)));
  return element("rect", { class: `span span-${certainty}`, x: x(from), y: middle - 3, width, height: 6 });
}

interface Room {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the words of an event are, at their widest. */
function roomOf({ text, side, marker, row }: Flag, middle: number, canvas: Canvas): Room {
  const { line } = canvas;
  const width = textWidth(text, canvas);
  const [left, top] =
    side === "above"
      ? [marker + POLE, middle - FIRST_ROW - row * line]
      : [marker - POLE - width, middle + FIRST_ROW + (row - 1) * line];
  return { left, right: left + width, top: round(top), bottom: round(top + line) };
}

/** A marker beside the line, and a pole with the event's words. */
function drawFlag(flag: Flag, middle: number, canvas: Canvas): Markup[] {
  const { event, text, side, x, marker } = flag;
  const { top, bottom } = roomOf(flag, middle, canvas);
  const [away, anchor, beside] = side === "above" ? [-1, "start", POLE] : [1, "end", -POLE];
  const y = round(middle + away * MARKER);
  const end = side === "above" ? top + INSET : bottom - INSET;
  const baseline = round((top + bottom) / 2 + 4);
  const attributes = { class: "chart-event", x: round(marker + beside), y: baseline, "text-anchor": anchor };
  return [
    element("path", { class: "pole", d: `M${x} ${middle}L${round(marker)} ${y}V${end}` }),
    eventSign(event.kind, event.certainty, round(marker), y),
    element("text", attributes, text),
  ];
}

type Kind = TimelineEvent["kind"];

type Certainty = TimelineEvent["certainty"];

/** Each kind of event has a shape: full when it was held, open when it is planned, dashed when it is expected. */
const KINDS: Record<Kind, { readonly word: string; readonly path: string }> = {
  inspection: { word: "Inspection", path: "M-5 -5H5V5H-5Z" },
  "monitoring-visit": {
    word: "Monitoring visit",
    path: "M-5.4 0a5.4 5.4 0 1 0 10.8 0a5.4 5.4 0 1 0 -10.8 0Z",
  },
  review: { word: "Review", path: "M0 -5.6 5.8 4.6H-5.8Z" },
  decision: { word: "Decision", path: "M0 -6.2l6.2 6.2 -6.2 6.2 -6.2 -6.2Z" },
  other: { word: "Other event", path: "M-2 -5.5H2V-2H5.5V2H2V5.5H-2V2H-5.5V-2H-2Z" },
};

const CERTAINTY_WORDS: Record<Certainty, string> = {
  held: "Held",
  planned: "Planned",
  expected: "Expected: no date yet",
};

/** The sign of an event, with its middle at x and y. */
const eventSign = (kind: Kind, certainty: Certainty, x: number, y: number): Markup =>
  element("path", {
    class: `event event-${certainty}`,
    d: KINDS[kind].path,
    transform: `translate(${x} ${y})`,
  });

/** What the signs mean: the kinds of event that the chart has, and how certain they are. */
function signsOf(events: readonly TimelineEvent[]): LegendEntry[] {
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

/** What a timeline shows, in words: every event with its day, and every window. */
function nameTimeline({ from, to, asAt, events, windows }: Timeline, subject: string): string {
  const listed = [
    ...events.map(({ label, when, certainty }) => `${label}, ${certainty} ${when}`),
    ...windows.map((window) => `${window.label}, ${formatDate(window.from)} to ${formatDate(window.to)}`),
  ];
  const span = `${formatDate(from)} to ${formatDate(to)}, as at ${formatDate(asAt)}`;
  return `Timeline: ${subject}, ${span}. ${listed.join("; ") || "No events"}.`;
}

/** A marker beside the line of a timeline, with a pole that carries the event's words. */
interface Flag {
  readonly event: TimelineEvent;
  readonly text: string;
  readonly side: FlagSide;
  /** Where the event is. */
  readonly x: number;
  /** Where there was room for its marker. */
  readonly marker: number;
  /** How far from the line its words are: 1 is next to the line. */
  readonly row: number;
}

/** How far across the chart an event is. */
type Across = (event: TimelineEvent) => number;

/** Words above the line run to the right of their pole, those below it to the left. */
type FlagSide = "above" | "below";

const SIDES: readonly FlagSide[] = ["above", "below"];

/** From a pole to its words. */
const POLE = 4;

/** The room for a marker. */
const LARGEST = 14;

/** The least space between the words of one flag and the pole of another. */
const SPACE = 6;

/** How far a marker may be moved from its event without taking room from its words. */
const SLACK = 20;

/**
 * Places every event so that neither its words nor its pole meet those of another. Above the line words run to the
 * right, so a pole never meets the words of later events, and the words are put in a row above the poles that they
 * would reach. Below the line it is the other way round.
 */
function placeFlags(unsorted: readonly TimelineEvent[], x: Across, asAt: number, canvas: Canvas): Flag[] {
  const events = unsorted.toSorted((a, b) => x(a) - x(b));
  const sides = chooseSides(events, x, asAt, canvas);
  return SIDES.flatMap((side) => {
    const chosen = events.filter((_, index) => sides[index] === side);
    const markers = placeMarkers(chosen.map(x), asAt, canvas.width);
    const places = chosen.map((event, index) => {
      const marker = markers[index] ?? 0;
      const room = (side === "above" ? canvas.width - marker : marker) - POLE;
      const text = shortenToFit(flagText(event, canvas), room, canvas);
      return { event, text, side, x: x(event), marker };
    });
    return stackRows(side === "above" ? places.toReversed() : places, canvas);
  });
}

/** Above and below in turn, unless the words would then leave the chart or cross the as-at line. */
function chooseSides(events: readonly TimelineEvent[], x: Across, asAt: number, canvas: Canvas): FlagSide[] {
  let turn: FlagSide = "above";
  return events.map((event) => {
    const at = x(event);
    const reach = textWidth(flagText(event, canvas), canvas) + POLE + SLACK;
    const fits = (side: FlagSide, [least, greatest]: readonly [number, number]): boolean =>
      side === "above" ? at + reach <= greatest : at - reach >= least;
    const half = at <= asAt ? ([0, asAt] as const) : ([asAt, canvas.width] as const);
    const inTurn = turn === "above" ? SIDES : SIDES.toReversed();
    const fitting = [half, [0, canvas.width] as const].flatMap((ends) =>
      inTurn.filter((one) => fits(one, ends)),
    );
    const side = fitting[0] ?? turn;
    turn = side === "above" ? "below" : "above";
    return side;
  });
}

/** The words of an event, short enough to fit on one side of their pole wherever it stands. */
const flagText = ({ label }: TimelineEvent, canvas: Canvas): string =>
  shortenToFit(label, canvas.width / 2 - POLE - SLACK, canvas);

/** Markers side by side, each on the same side of the as-at line as its event. */
function placeMarkers(middles: readonly number[], asAt: number, width: number): number[] {
  const [past, coming] = [middles.filter((at) => at <= asAt), middles.filter((at) => at > asAt)];
  const place = (half: readonly number[], ends: readonly [number, number]): number[] => {
    const size = Math.min(LARGEST, (ends[1] - ends[0]) / half.length);
    return placeApart(
      half.map((at) => ({ at, size })),
      ends,
    );
  };
  return [...place(past, [0, asAt]), ...place(coming, [asAt, width])];
}

/** Puts each flag one row further from the line than the earlier ones that its words reach. */
function stackRows(places: readonly Omit<Flag, "row">[], canvas: Canvas): Flag[] {
  const flags: Flag[] = [];
  for (const place of places) {
    const reach = textWidth(place.text, canvas) + POLE + SPACE;
    const reached = flags.filter(({ marker }) => Math.abs(marker - place.marker) < reach);
    flags.push({ ...place, row: 1 + Math.max(0, ...reached.map(({ row }) => row)) });
  }
  return flags;
}
