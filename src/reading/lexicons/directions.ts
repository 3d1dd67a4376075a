import type { Lexicon } from "../words/phrases.ts";

/** Words for what a figure did. "Better" and "worse" are up or down as the measure has it. */
export const DIRECTIONS = {
  up: "rose, risen, rise, rising, increased, increase, increasing, grew, grown, growing, went up, gone up, going up, climbed, climbing, is up, are up, was up, were up, up by, crept up, edged up, edging up, doubled, higher",
  down: `fell, fallen, fall, falling, decreased, decrease, decreasing, dropped, dropping, drop, went down, gone down, going down, came down, come down, reduced, reducing,
    declined, declining, is down, are down, was down, were down, down by, edged down, edging down, halved, lower, shrunk, shrank`,
  better: "improved, improving, improve, better",
  worse: "worsened, worsening, worsen, deteriorated, slipped, slipping, deteriorating, worse",
} satisfies Lexicon<string>;
export type Direction = keyof typeof DIRECTIONS;

/** Nouns for the same, before "in" and a measure, or after a time that "saw" one. */
export const MOVEMENTS = {
  up: "rise, increase, growth, climb, upturn",
  down: "fall, decrease, drop, reduction, decline, dip, decrease",
  better: "improvement",
  worse: "deterioration, worsening",
} satisfies Lexicon<Direction>;

/** Before a measure and "than" and a time: "fewer looked after children than in April". */
export const COMPARED = { up: "more, higher, greater", down: "fewer, lower, less" } satisfies Lexicon<string>;

/** What says that a figure stayed as it was. */
export const UNCHANGED = {
  same: "unchanged, no change in, not changed, did not change, has not moved, have not moved, did not move, same as",
} satisfies Lexicon<string>;

/** What says that a figure went the same way from month to month: each time, or as often as a number before it says. */
export const RUNS = {
  each: `month on month, month by month, month after month, each month, every month, each of the month, in each of, in every month, quarter on quarter, each quarter,
    every quarter, without a break, without a pause`,
  counted:
    "month in a row, month running, consecutive month, successive month, month in succession, quarter in a row, quarter running, consecutive quarter, successive quarter",
} satisfies Lexicon<string>;

/** The ends of what a figure has been. */
export const EXTREMES = {
  most: "highest, peaked, peak, greatest, largest, most",
  least: "lowest, fewest, smallest, least",
  best: "best",
  worst: "worst",
} satisfies Lexicon<string>;
export type Extreme = keyof typeof EXTREMES;

/** Words before "target" that say how a figure stands to it. */
export const AGAINST_TARGET = {
  met: "met, meets, meeting, meet, reached, reaching, reach, hit, achieved, achieving, inside, within, on, at, better than, ahead of",
  missed:
    "missed, misses, missing, short of, outside, off, worse than, yet to reach, yet to meet, failed to meet, failed to reach, behind",
  above: "above, over, exceeded, exceeds, exceeding, higher than",
  below: "below, under, beneath, lower than",
} satisfies Lexicon<string>;
export type AgainstTarget = keyof typeof AGAINST_TARGET;
