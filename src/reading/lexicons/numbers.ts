import type { Lexicon } from "../words/phrases.ts";

/** Words before a number that make it inexact, by what they leave open. */
export const HEDGES = {
  about:
    "about, around, approximately, approx, roughly, circa, some, in the region of, close to, just about, or so",
  over: "over, more than, above, in excess of, upwards of, greater than, exceeding",
  "at-least": "at least, no fewer than, no less than, not less than, a minimum of",
  under: "under, fewer than, less than, below, just under, not quite",
  "at-most": "at most, up to, as many as, no more than, not more than, a maximum of, within",
  nearly: "nearly, almost, approaching, just short of",
} satisfies Lexicon<string>;
export type Hedge = keyof typeof HEDGES;

/** Words before a number that say what it is, if not how many there are. */
export const ROLES = {
  name: `section, sections, s, paragraph, paragraphs, para, paras, year, years, key stage, stage, stages, aged, age, ages,
    part, band, tier, level, recommendation, recommendations, action, actions, finding, objective, priority, standard, table,
    tables, figure, figures, page, pages, chapter, phase, step, ward, class, group, room, unit, team, appendix, appendices,
    annex, annexes, item, minute, regulation, regulations, rule, article, schedule, version, no, number, volume, form, route,
    week, day, quarter, domain, theme, workstream, module, question, chart`,
  value: "made up, make up, makes up, takes up, is up at, comes to, set up",
  increment:
    "further, another, additional, extra, other, last, first, next, previous, past, these, those, such, the other, final, remaining",
  rate: "each, every, per, one in, out of",
  target: `target of, target is, target was, target, targets of, against a target of, goal of, aim of, ambition of, limit of,
    threshold of, ceiling of, maximum of, benchmark of, standard of, tolerance of, trajectory of, expected, should be,
    no higher than, no lower than`,
  change: `by, up, down, increase of, rise of, reduction of, fall of, drop of, decrease of, improvement of, growth of,
    decline of, gap of, difference of, change of`,
} satisfies Lexicon<string>;
export type Role = keyof typeof ROLES;

/** Parts of a whole in words. */
export const SHARES: Readonly<Record<string, readonly [numerator: number, denominator: number]>> = {
  "a half": [1, 2],
  "one half": [1, 2],
  half: [1, 2],
  "a third": [1, 3],
  "one third": [1, 3],
  "one-third": [1, 3],
  "two thirds": [2, 3],
  "two-thirds": [2, 3],
  "a quarter": [1, 4],
  "one quarter": [1, 4],
  "one-quarter": [1, 4],
  "three quarters": [3, 4],
  "three-quarters": [3, 4],
  "a fifth": [1, 5],
  "one fifth": [1, 5],
  "two fifths": [2, 5],
  "three fifths": [3, 5],
  "four fifths": [4, 5],
  "a tenth": [1, 10],
  "one tenth": [1, 10],
};

/** From the first on. */
export const ORDINALS: readonly string[] =
  "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

/** What follows a number and says of what sort it is. */
export const FORMS = {
  "per-cent": "per cent, percent, percentage",
  points: "percentage points, percentage point, points, point, pp",
  times: "times, fold",
} satisfies Lexicon<string>;

/** How near a hedged number must be, as a share of it; and how many times as many "over" may leave open. */
export const TOLERANCE = { near: 0.05, most: 1.5 };
