/** Nouns for children and young people, as data: in the singular, where they have one. Each has its plural as well. */
const SINGULAR = `child, grandchild, stepchild, schoolchild, kid, youngster, juvenile, adolescent, teen, teenager, newborn, new-born,
  unborn, un-born, baby, newborn baby, unborn baby, infant, toddler, preschooler, pre-schooler, boy, girl, schoolboy, schoolgirl, sibling, brother, sister, son,
  daughter, orphan, pupil, care leaver, adoptee, adoption`;
/** "Minor" and "youth" alone are other words. */
const PLURAL_ONLY = "youths, minors, twins, triplets";
/** With "young" or "younger" before them. */
const YOUNG = `person, carer, parent, mother, mum, father, dad, offender, victim, woman, man, adult, learner, runaway, refugee`;
/** Abbreviations: in need, in care, looked after, on a protection plan, seeking asylum alone, and so on. */
const ABBREVIATED = "CIN, CIC, CLA, CPP, CWD, CYP, C&YP, CandYP, YP, LAC, UASC, UAC, UAM, NEET, SGO, EHCP";
/** In the unit of a measure these are children, too; in a sentence they may be staff. */
const IN_UNITS = "student, learner, leaver, adopter, young one";

/** Words that begin like these and are something else: people who work with children, places, services. */
const OTHERS = `child service, child social, child social worker, child home, child centre, child trust, child board, child commissioner,
  child safeguarding board, child workforce, child worker, child practitioner, child care social worker, child assessment team, child social care,
  child and family social worker, child and family assessment team, child and family care social worker, child care assessment team,
  child and family team, child and family service, child and family hub, child and family worker,
  youth worker, youth service, youth club, youth offending, youth justice, youths service, leaver FTE, leavers FTE, student social worker, social work student,
  girl school, boy school, infant school`;

const listed = (text: string): string[] => text.split(/,\s*/);

const PLURALS: readonly (readonly [ending: RegExp, plural: string])[] = [
  [/child$/, "children"],
  [/person$/, "people"],
  [/man$/, "men"],
  [/by$/, "bies"],
];

/** The plural of a noun, which may have words before it. */
function pluralOf(noun: string): string {
  const [ending, plural] = PLURALS.find(([one]) => one.test(noun)) ?? [/$/, "s"];
  return noun.replace(ending, plural);
}

const young = (nouns: readonly string[]): string[] =>
  nouns.flatMap((noun) => [`young ${noun}`, `younger ${noun}`]);

const ONE = [...listed(SINGULAR), ...young(listed(YOUNG))];
const SEVERAL = [...listed(PLURAL_ONLY), ...ONE.map(pluralOf)];

/** How a text names children: one of them, several, or either by an abbreviation; and what only looks like it. */
export const PEOPLE = {
  one: ONE.join(", "),
  several: SEVERAL.join(", "),
  either: ABBREVIATED,
  others: OTHERS,
};

/** Ways of naming them by their age. Patterns, as data. */
const AGES: readonly string[] = [
  "under[- ](?:\\d{1,2}|ones?|twos?|threes?|fours?|fives?|sixteens?|eighteens?)['’]?s?(?!\\s?(?:hours|days|weeks|months|%|per ?cent))(?!\\d)",
  "U\\d{1,2}s",
  "\\d{1,2}(?:\\s?[-–/]\\s?| to )\\d{1,2}s",
  "\\d{1,2}(?:\\+|-)?\\s?(?:day|week|month|year)s?[- ]olds?",
  "(?:[a-z]+[- ])?(?:day|week|month|year)s?[- ]olds",
  "(?:aged|ages) (?:under |up to )?(?:\\d|1[0-7])\\b",
  "(?:school )?years? \\d{1,2}s",
  "looked[- ]after",
  "care[- ]experienced",
];

const source = (words: readonly string[]): string => `(?:${words.join("|")})`;
const NAMED = new RegExp(
  `(?<![\\w-])${source([...ONE, ...SEVERAL, ...listed(IN_UNITS).map((one) => `${one}s?`), ...listed(ABBREVIATED).map((one) => `${one}s?`), ...AGES])}(?!\\w)`,
  "i",
);
/** "Child" stands for "children's" as well, and a noun for its plural. */
const NOT_THEM = new RegExp(
  `(?<!\\w)${source(listed(OTHERS).map((words) => words.replace(/^child\b/, "child(?:ren)?['’]?s?['’]?").replace(/^(girl|boy)\b/, "$1s?['’]?")))}s?(?!\\w)`,
  "gi",
);

/** Whether a text names children. "Children's services", "child's social worker" and the like do not. */
export const speaksOfChildren = (text: string): boolean => NAMED.test(text.replace(NOT_THEM, " "));
