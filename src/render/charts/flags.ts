import type { TimelineEvent } from "../../model/charts.ts";
import { shortenToFit, textWidth, WIDTH } from "./canvas.ts";
import { placeApart } from "./place-apart.ts";

/** A marker beside the line of a timeline, with a pole that carries the event's words. */
export interface Flag {
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

/** Words above the line run to the right of their pole, those below it to the left. */
export type FlagSide = "above" | "below";

const SIDES: readonly FlagSide[] = ["above", "below"];

/** From a pole to its words. */
export const POLE = 4;

/** The room for a marker. */
const MARKER = 14;

/** The least space between the words of one flag and the pole of another. */
const SPACE = 6;

/** How far a marker may be moved from its event without taking room from its words. */
const SLACK = 20;

/**
 * Places every event so that neither its words nor its pole meet those of another. Above the line words run to the
 * right, so a pole never meets the words of later events, and the words are put in a row above the poles that they
 * would reach. Below the line it is the other way round.
 */
export function placeFlags(
  unsorted: readonly TimelineEvent[],
  x: (event: TimelineEvent) => number,
  asAt: number,
): Flag[] {
  const events = unsorted.toSorted((a, b) => x(a) - x(b));
  const sides = chooseSides(events, x, asAt);
  return SIDES.flatMap((side) => {
    const chosen = events.filter((_, index) => sides[index] === side);
    const markers = placeMarkers(chosen.map(x), asAt);
    const places = chosen.map((event, index) => {
      const marker = markers[index] ?? 0;
      const text = shortenToFit(flagText(event), (side === "above" ? WIDTH - marker : marker) - POLE);
      return { event, text, side, x: x(event), marker };
    });
    return stackRows(side === "above" ? places.toReversed() : places);
  });
}

/** Above and below in turn, unless the words would then leave the chart or cross the as-at line. */
function chooseSides(
  events: readonly TimelineEvent[],
  x: (event: TimelineEvent) => number,
  asAt: number,
): FlagSide[] {
  let turn: FlagSide = "above";
  return events.map((event) => {
    const at = x(event);
    const reach = textWidth(flagText(event)) + POLE + SLACK;
    const fits = (side: FlagSide, [least, greatest]: readonly [number, number]): boolean =>
      side === "above" ? at + reach <= greatest : at - reach >= least;
    const half = at <= asAt ? ([0, asAt] as const) : ([asAt, WIDTH] as const);
    const inTurn = turn === "above" ? SIDES : SIDES.toReversed();
    const side = inTurn.find((one) => fits(one, half)) ?? inTurn.find((one) => fits(one, [0, WIDTH])) ?? turn;
    turn = side === "above" ? "below" : "above";
    return side;
  });
}

/** The words of an event, short enough to fit on one side of their pole wherever it stands. */
const flagText = ({ label }: TimelineEvent): string => shortenToFit(label, WIDTH / 2 - POLE - SLACK);

/** Markers side by side, each on the same side of the as-at line as its event. */
function placeMarkers(middles: readonly number[], asAt: number): number[] {
  const [past, coming] = [middles.filter((at) => at <= asAt), middles.filter((at) => at > asAt)];
  const place = (half: readonly number[], ends: readonly [number, number]): number[] => {
    const size = Math.min(MARKER, (ends[1] - ends[0]) / half.length);
    return placeApart(
      half.map((at) => ({ at, size })),
      ends,
    );
  };
  return [...place(past, [0, asAt]), ...place(coming, [asAt, WIDTH])];
}

/** Puts each flag one row further from the line than the earlier ones that its words reach. */
function stackRows(places: readonly Omit<Flag, "row">[]): Flag[] {
  const flags: Flag[] = [];
  for (const place of places) {
    const reach = textWidth(place.text) + POLE + SPACE;
    const reached = flags.filter(({ marker }) => Math.abs(marker - place.marker) < reach);
    flags.push({ ...place, row: 1 + Math.max(0, ...reached.map(({ row }) => row)) });
  }
  return flags;
}
