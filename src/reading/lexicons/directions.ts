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
