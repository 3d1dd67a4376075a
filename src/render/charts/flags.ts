import type { TimelineEvent } from "../../model/charts.ts";
import { shorten, textWidth, WIDTH } from "./canvas.ts";
import { placeApart } from "./place-apart.ts";

/** A marker beside the line, and the words that fly from a pole on it. */
export interface Flag {
  readonly event: TimelineEvent;
  readonly text: string;
  readonly side: FlagSide;
  /** Where the event is, where its marker had room, and how far out its words are: 1 is next to the line. */
  readonly x: number;
  readonly marker: number;
  readonly row: number;
}

const MARKER = 14;

const SPACE = 6;

/**
 * Gives every event a place where neither its words nor its pole meet those of another. Above the line words
 * run to the right: a pole is free of the words of later events, and stands in a row above all that its own
 * words reach. Below the line it is the other way round.
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
      const text = shorten(flagText(event), (side === "above" ? WIDTH - marker : marker) - POLE);
      return { event, text, side, x: x(event), marker };
    });
    return raise(side === "above" ? places.toReversed() : places);
  });
}

/** Markers side by side, on the same side of the line of the day as their events. */
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

/** Puts each of one side a row further out than those before it that its words reach. */
function raise(places: readonly Omit<Flag, "row">[]): Flag[] {
  const flags: Flag[] = [];
  for (const place of places) {
    const reach = textWidth(place.text) + POLE + SPACE;
    const reached = flags.filter(({ marker }) => Math.abs(marker - place.marker) < reach);
    flags.push({ ...place, row: 1 + Math.max(0, ...reached.map(({ row }) => row)) });
  }
  return flags;
}

/** Words above the line run to the right of their pole, those below to the left. */
export type FlagSide = "above" | "below";

const SIDES: readonly FlagSide[] = ["above", "below"];

/** From a pole to its words. */
export const POLE = 4;

/** How far a marker may be from its event before its words have no room that was reckoned with. */
const SLACK = 20;

/** The words of an event, no wider than fits on one side of their pole, wherever it stands. */
const flagText = ({ label }: TimelineEvent): string => shorten(label, WIDTH / 2 - POLE - SLACK);

/** In turn, but for words that would leave the chart, or cross the line of the day as at which it is drawn. */
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
