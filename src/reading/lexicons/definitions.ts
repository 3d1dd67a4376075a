import { type Lexicon, wordSet } from "../words/phrases.ts";

// What national measures count, in wordings; and words that say something else. See `wordingsOf`.

/** Whom the national measures are about, and others who have caseloads and placements. */
export const CHILDREN = {
  child:
    "child, CLA, LAC, looked after, looked-after, care leaver, young people, teenager, foster, fostered, fostering, NEET",
} satisfies Lexicon<string>;
export const OTHER_PEOPLE = {
  others:
    "adult, tenant, tenancy, resident, patient, refugee, household, homeless, homelessness, older people",
} satisfies Lexicon<string>;

const MOVES = ["placement? move", "placement change", "change of placement"];
const each = (before: string, after = ""): string =>
  MOVES.map((move) => `${before} ${move} ${after}`).join(", ");

/** "Three or more moves", "three placement moves or more". */
export const THREE_MOVES = {
  moves: `${["three/3 or more", "three/3 +", "three/3 -? plus", "three-plus"].map((some) => each(some)).join(", ")},
    ${each("three/3", "or more")}, three/3 move of placement or more`,
} satisfies Lexicon<string>;
/** The same in words that may be about something else, too. */
export const MOVED = {
  moves: `${["at least three/3", "no/not fewer than three/3", "a minimum of three/3", "more than two/2"].map((some) => each(some)).join(", ")},
    moved placement? three/3 or more time, moved placement? three/3 + time, moved placement? three/3 time or more, moved placement? at least three/3 time,
    moved placement? no/not fewer than three/3 time, moved placement? more than two/2 time, moved placement? more than twice`,
} satisfies Lexicon<string>;
/** A move of school, home or bedroom is not a placement. */
export const MOVE_OF = wordSet("of between");
export const BEFORE_PLACEMENTS = wordSet("our the their a foster these");
export const PLACEMENTS = wordSet("placement carer child young looked looked-after lac cla");
/** Without these words a manager may have moved, or a team to another floor. */
export const IN_CARE = {
  care: "placement, LAC, CLA, looked after, looked-after, in our? care, child who? had/have/with/has, young people who? had/have/with/has",
} satisfies Lexicon<string>;
export const OTHER_MOVES = {
  other: "school, home, house, housing, office, hub, team, social worker",
} satisfies Lexicon<string>;

const LOOKED_AFTER = [
  "lac/cla",
  "looked-after child/teenager",
  "looked-after young people",
  "looked after child/teenager",
  "looked after young people",
  "child who? are? looked after",
  "young people who? are? looked after",
  "child/teenager in our? care",
  "young people in our? care",
];
const OCCUPATION = "work/education/employment/training/school";
const THREE = `${OCCUPATION} ${OCCUPATION} or/and/nor ${OCCUPATION}`;
/** "Looked after children who are NEET", "the NEET rate of children in care". */
export const LOOKED_AFTER_NEET = {
  neet: LOOKED_AFTER.flatMap((them) => [
    ...["neet", `not in ${THREE}`, `out of ${THREE}`].map(
      (out) => `${them} #? %? per? cent? who/that? are/were? ${out}`,
    ),
    `neet rate/figure/number/level? among/amongst/of/for? our? ${them}`,
  ]).join(", "),
} satisfies Lexicon<string>;
/** Looked after children of 16 and 17 can be out of education, and some councils count them. */
export const OLD_ENOUGH = { old: "16, 17, sixteen, seventeen" } satisfies Lexicon<string>;

export const STABILITY = {
  stability:
    "placement stability, stability of placement, long-term stability, long term stability, stable placement",
} satisfies Lexicon<string>;
/** Years in care that are not the two and a half of long-term stability. */
export const OTHER_YEARS = {
  years:
    "looked after for? at? least/over? one/three/four/five/six/1/3/4/5/6 year or? more?, looked after for? more than one/two/three/four/five/1/2/3/4/5 year",
} satisfies Lexicon<string>;

export const CASELOAD = { caseload: "caseload, workload, cases per social worker" } satisfies Lexicon<string>;
export const WITHOUT_AGENCY = {
  without: `leave/leaving/left out agency staff/worker?, without agency staff/worker?, exclude/excluding/excluded agency staff/worker?,
    not counting/including agency staff/worker?, does/do/did not count/include agency staff/worker?,
    agency staff/worker are/is/were not counted/included, agency staff/worker are/is/were excluded, agency staff/worker are/is/were left out`,
} satisfies Lexicon<string>;

/** A definition may leave the details to the national one: "as DfE defines it", "as in the SSDA903 return". */
export const REFERS = {
  refers: `as in/for/dfe? the? national/dfe/ssda903/defines, as in/for? the? ssda 903, as in/for? the? department for education`,
} satisfies Lexicon<string>;
