import type { Noun } from "./named-dates.ts";

export const NOUN_WORDS: readonly (readonly [Noun, string])[] = [
  ["letter", "letter"],
  ["report", "report"],
  ["visit", "visit"],
  ["review", "review"],
  ["inspection", "inspection"],
  ["submission", "submission of (?:the|our|its|an) (?:improvement |action )*plan"],
];

/** AUTHORITY stands for the council's short name, which the plan says. */
export const COUNCIL =
  "(?:us|(?:the |AUTHORITY )?council|AUTHORITY|cabinet|the leader|the director|the chief executive)";
export const AUX =
  "was|were|is|are|be|been|being|has|have|had|will|to|which|that|only|then|here|again|finally";
const HAPPENS =
  "took|take|takes|taken|taking|place|held|made|carried|out|due|planned|set|scheduled|arranged|fixed|expected|begins?|began|beginning|starts?|started|starting|happened|happens|fell|went|ahead";
const COMES_OUT =
  "came|comes|come|out|published|issued|released|received|arrived|reached|sent|signed|written|made|public|dated";
/** What may stand between a noun and its date; any other word makes it the date of something else. */
export const GAP: Readonly<Record<Noun, string>> = {
  letter: COMES_OUT,
  report: COMES_OUT,
  visit: HAPPENS,
  review: HAPPENS,
  inspection: HAPPENS,
  submission: HAPPENS,
  meeting: HAPPENS,
  decision: HAPPENS,
};

const OWN_PLAN = "(?:the|its|our) (?:improvement |action |rewritten |new )*plan";
const SERVICES =
  "(?:us|(?:the |AUTHORITY )?council|AUTHORITY|(?:the |our |its )?(?:children['’]s )?services?)";
/** What a body does, and to whom: "reviewed progress", "wrote to the Council". */
export const VERBS: readonly (readonly [Noun, string])[] = [
  [
    "review",
    `reviewed (?:(?:the council['’]s |our |the |its )?(?:progress|delivery|improvement)(?: (?:with|of|on|under|against) ${OWN_PLAN})?|how ${OWN_PLAN} was going|${OWN_PLAN}|${SERVICES})`,
  ],
  [
    "visit",
    `(?:visit|visited|came|returned|return|come back|came back|(?:were|are|will be) (?:here|on site|with us))(?: to)?(?: ${SERVICES})?(?: again)?(?: for (?:a|the|its|their) (?:(?:first|second|third|fourth|next) )?(?:monitoring )?visit)?`,
  ],
  ["inspection", `inspected ${SERVICES}`],
  ["letter", `(?:wrote|had written)(?: back)?(?: to ${COUNCIL})?`],
  ["letter", `(?:sent|published|issued) (?:its|their|his|her|the) letter(?: to ${COUNCIL})?`],
  [
    "report",
    "(?:(?:published|issued|released) (?:its|their|the) (?:inspection |full |final )?(?:report|findings)|reported)",
  ],
  ["decision", "(?:decided|resolved|agreed|approved|endorsed|adopted|signed off|received|considered)"],
];
export const SUBMITTED = `(?:(?:submitted|sent) ${OWN_PLAN}|plan (?:was|had been|has been) (?:submitted|sent))(?: to [\\w’' ]{1,60}?)?`;
