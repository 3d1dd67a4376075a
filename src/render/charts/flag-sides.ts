import type { TimelineEvent } from "../../model/charts.ts";
import { shorten, textWidth, WIDTH } from "./canvas.ts";

/** Words above the line run to the right of their pole, those below to the left. */
export type Side = "above" | "below";

export const SIDES: readonly Side[] = ["above", "below"];

/** From a pole to its words. */
export const POLE = 4;

/** How far a marker may be from its event before its words have no room that was reckoned with. */
const SLACK = 20;

/** The words of an event, no wider than fits on one side of their pole, wherever it stands. */
export const flagText = ({ label }: TimelineEvent): string => shorten(label, WIDTH / 2 - POLE - SLACK);

/** In turn, but for words that would leave the chart, or cross the line of the day as at which it is drawn. */
export function chooseSides(
  events: readonly TimelineEvent[],
  x: (event: TimelineEvent) => number,
  asAt: number,
): Side[] {
  let turn: Side = "above";
  return events.map((event) => {
    const at = x(event);
    const reach = textWidth(flagText(event)) + POLE + SLACK;
    const fits = (side: Side, [least, greatest]: readonly [number, number]): boolean =>
      side === "above" ? at + reach <= greatest : at - reach >= least;
    const half = at <= asAt ? ([0, asAt] as const) : ([asAt, WIDTH] as const);
    const inTurn = turn === "above" ? SIDES : SIDES.toReversed();
    const side = inTurn.find((one) => fits(one, half)) ?? inTurn.find((one) => fits(one, [0, WIDTH])) ?? turn;
    turn = side === "above" ? "below" : "above";
    return side;
  });
}
