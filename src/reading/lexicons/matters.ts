import type { Lexicon } from "../words/phrases.ts";
import { foldedWords } from "../words/tokens.ts";

const wordSet = (text: string): ReadonlySet<string> => new Set(foldedWords(text));

/** The matters of social work that a text may be about, with the words for each. */
export const MATTERS = {
  supervision: "supervision, supervised",
  oversight: "oversight",
  workforce: `workforce, staffing, staff turnover, turnover, retention, social workers stay, social workers staying, social workers are staying, social workers now stay,
    social workers now are staying, social workers are now staying, social workers leave, social workers leaving, social workers are leaving, social workers now leave`,
  leadership: "leadership",
  governance: "governance",
  thresholds: "threshold, thresholds",
  caseloads: "caseload, caseloads",
  assessments: "assessment, assessments",
  plans: "plans, planning",
  records: "records, recording, record-keeping, chronology, chronologies",
  audits: "audits, auditing",
  practice: "practice",
  permanence: "permanence",
  advocacy: "advocacy",
  morale: "morale",
  risk: "analysis of risk, analysis of risks, risk analysis, risk is, risks are",
  meetings: "strategy meeting, strategy meetings, strategy discussion, strategy discussions",
} satisfies Lexicon<string>;
export type Matter = keyof typeof MATTERS;

/** These count in the plural only: "the plan" is the report's own, and "record" a verb. */
export const IN_PLURAL: ReadonlySet<string> = new Set(["plan", "record", "audit"]);
/** What is done to risk where a text is about that, and not about children at risk. */
export const DONE_TO_RISK = wordSet("analysed understood assessed identified");

/** "A supervision policy" is about a policy. */
export const OTHER_THINGS =
  wordSet(`policy training template tool toolkit session strategy board group programme scheme course form dashboard report day conference team manager
  lead officer framework guide guidance handbook workshop system standard`);
/** "Oversight of audits" is about oversight; "the quality of assessments" is about assessments. */
export const QUALITIES = wordSet("quality standard consistency strength lack absence");
/** "Trained in supervision" is about the course. */
export const TEACHING = wordSet("trained training taught coached coaching course workshop learning");
export const OF_WHICH = wordSet("of for on about with");
export const OF_WHOM = wordSet("of for in by from");
export const DETERMINERS = wordSet("the our all every each most its their");

/** Words beside a matter that do not make it another. */
export const BESIDE_MATTERS =
  wordSet(`management manager managerial staff staffing professional frontline practice casework decision team quality analysis permanent reflective
  inconsistent unstable weak poor lower high variable regular timely late uneven that they by he she who per via this`);

/** Words of every report on a children's service, and words that only join: they do not distinguish subjects. */
export const GENERAL_WORDS =
  wordSet(`a about above after against all also an and any are area areas as at be been before being between both but by can
  care case cases child children clear council councils did do does done each every few fewer first for from good had
  has have help high how if improve improved improvement improvements improving in increased into is it its leaver leavers
  less looked made make many more most much need needs new no not now number of on one only or our out over people
  plan plans progress protection safe service services should significant single so social some start started starting
  still strong such team teams than that the their them there these they this those through time to too two under until
  up use used was well were what when where which while who will with within without work worker workers working year
  years yet young`);
