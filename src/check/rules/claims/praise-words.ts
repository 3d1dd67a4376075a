import { acrossLines } from "../../prose/words.ts";

/** The matters of social work that a text may be about, with the words for each. */
const NAMES: Readonly<Record<string, string>> = {
  supervision: "supervision|supervised",
  oversight: "oversight",
  workforce:
    "workforce|staffing|staff turnover|turnover|retention|social workers (?:now )?(?:are )?(?:staying|stay|leaving|leave)",
  leadership: "leadership",
  governance: "governance",
  thresholds: "thresholds?",
  caseloads: "caseloads?",
  assessments: "assessments?",
  plans: "(?<!improvement )(?:plans|planning)",
  records: "records|recording|record-keeping|chronolog(?:y|ies)",
  audits: "audits|auditing",
  practice: "practice",
  permanence: "permanence",
  advocacy: "advocacy",
  morale: "morale",
  risk: "analysis of risks?|risk analysis|risks? (?:is|are) (?:\\w+ )?(?:well |poorly |not )?(?:analysed|understood|assessed|identified)",
  meetings: "strategy (?:meetings?|discussions?)",
};
/** "A supervision policy" is about a policy. */
const NOT_OTHERS =
  "(?![\\w'’-]| (?:polic(?:y|ies)|training|templates?|tool(?:kit)?s?|sessions?|strateg(?:y|ies)|boards?|group|programmes?|scheme|courses?|forms?|dashboards?|reports?|days?|conferences?|teams?|managers?|leads?|officers?|framework|guid(?:e|es|ance)|handbook|workshops?|systems?|standards?|to [a-z]+)\\b)";
export const SUBJECTS = Object.entries(NAMES).map(
  ([key, names]) => [key, acrossLines(new RegExp(`\\b(?:${names})${NOT_OTHERS}`, "gi"))] as const,
);

export const WORD_BEFORE = /([\p{L}'’-]+)\s+$/u;
export const WORD_OF =
  /^\s+(?:of|for|in|by|from)\s+(?:(?:the|our|all|every|each|most|its|their)\s+)*(\p{Ll}[\p{L}'’-]*)/u;
/** "Oversight of audits" is about oversight, and "the quality of assessments" about assessments. */
export const IS_PART =
  /\b(?!(?:quality|standards?|consistency|strength|lack|absence)\b)[\p{L}'’-]+\s+(?:of|for|on|about|with)\s+(?:(?:the|our|all|every|each)\s+)*$/iu;
/** "Trained in supervision" is about the course. */
export const IS_TAUGHT =
  /\b(?:trained|training|taught|coached|coaching|courses?|workshops?|learning)\b(?:\s+[\w'’-]+){0,4}\s+in\s+(?:[\w'’-]+\s+)?$/i;
/** Words beside a subject that do not make it another. */
export const SAME =
  /^(?:management|managers?|managerial|staff|staffing|professional|frontline|practice|casework|decisions?|teams?|quality|analysis|permanent|reflective|.*ly)$/i;
export const ADJECTIVE =
  /^(?:inconsistent|unstable|weak|poor|lower|high|variable|regular|timely|late|uneven|that|they|by|he|she|who|per|via|this)$/i;

/** Words for when or how often something is done, rather than how well. */
export const TIME = acrossLines(
  /\b(?:on time|in time|timel\w+|late|delay\w*|days?|weeks?|weekly|months?|monthly|quarterly|regular(?:ly)?|frequent(?:ly)?|often|sooner|prompt(?:ly)?|quick(?:ly|er)?|faster|tak(?:e|es|ing) place|too long|up to date|overdue)\b/i,
);
export const QUALITY = acrossLines(
  /\b(?:quality|weak|poor(?:ly)?|thin|analys\w+|challeng\w+|superficial|shallow|inconsistent)\b/i,
);
/** The concern is what follows these words. */
export const CONTRAST = acrossLines(/,? \b(?:but|though|although|however|while|whilst|yet)\b/i);
export const LACKS = acrossLines(
  /\b(?:not|no|never|too \w+|weak|poor(?:ly)?|inconsistent|uneven|var(?:y|ies|iable)|lacks?|limited|insufficient|late|thin|(?:has|have|needs?) to|needs?|must|without|low)\b/i,
);
export const VERB = acrossLines(
  /\b(?:is|are|was|were|has|have|does|do|did|must|needs?|pays?|takes?|remains?|var(?:y|ies)|lacks?|relies|rely|says?)\b/i,
);

/** Words of every report on a children's service, and words that only join: they do not distinguish subjects. */
const GENERAL = new Set(
  `a about above after against all also an and any are area areas as at be been before being between both but by can
  care case cases child children clear council councils did do does done each every few fewer first for from good had
  has have help high how if improve improved improvement improvements improving in increased into is it its leaver leavers
  less looked made make many more most much need needs new no not now number of on one only or our out over people
  plan plans progress protection safe service services should significant single so social some start started starting
  still strong such team teams than that the their them there these they this those through time to too two under until
  up use used was well were what when where which while who will with within without work worker workers working year
  years yet young`.split(/\s+/),
);

/** Whether a word does not distinguish one subject from another. */
export const isGeneral = (word: string): boolean => GENERAL.has(word.toLowerCase().replace(/['’]s?$/, ""));

/** Words for something done well. */
export const GOOD = acrossLines(
  /\b(?:clear|strong|good|effective|excellent|robust|consistent(?:ly)?|secure|sound|stable|stability|confident|strengthened|embedded|settled|reliabl[ey]|thorough|well|understood|reflective|challeng(?:es|ing)|purposeful|sharp|manageable|low|high(?:ly)? (?:quality|valued|standard)|high-quality|stay(?:s|ing)?|analytical|detailed|firm|healthy|rigorous|bring (?:[\w-]+ )+together|makes? a difference)\b/i,
);

export const ADMITS =
  /\b(?:but|although|though|however|still|yet|remains?|despite|while|whilst|needs?|must|further|not|too (?:many|few|much|little|often)|began|begun|beginning|starting)\b/i;
/** That a figure has moved does not praise where it now stands. */
export const MOVES =
  /\b(?:more|fewer|less|fallen|falling|risen|rising|improved|improving|reduced|increased|declined|better|sooner|faster)\b/i;
export const PRAISES =
  /\b(?:clear|strong|good|effective|excellent|robust|consistent(?:ly)?|secure|sound|stable|confident|strengthened|embedded|always|visible|in place|settled|reliabl[ey]|thorough|well|works?|understood)\b/i;
