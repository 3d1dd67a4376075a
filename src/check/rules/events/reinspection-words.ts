import { numberWord } from "../../../text/words.ts";
import { anySpaces, MONTH } from "../../prose/words.ts";

// "It usually takes place within 24 months".

/** The numbers of months or years that re-inspections are said to take. */
const NUMBERS = [1, 2, 3, 6, 9, 12, 18, 24, 30, 36].map(numberWord).join("|");

export const REINSPECT = /\bre-?inspect/i;

/** "The re-inspection of the Council", "Ofsted" where it re-inspects, or a pronoun. */
const SUBJECT =
  "re-?inspections?(?: (?:of|by)(?: [\\w'’]+){1,5}?)?|(?:ofsted|inspectors)(?=[^,.;]*\\bre-?inspect)|(?<pronoun>it|this|which)";

/** The words that may stand between the subject and the months; with any other word the sentence is about something else. */
const BETWEEN = [
  "is|will|would|shall|should|must|has|have|had|needs?|to|be|been|legally|therefore|then|again|now",
  "usually|normally|typically|generally|ordinarily|likely|expected|planned|due|required|obliged",
  "takes?|place|happens?|follows?|comes?|occurs?|made|held|carried|out|done|completed|by ofsted",
  "re-?inspect(?:s|ed)?(?: (?!within\\b)[\\w'’]+){0,4}",
].join("|");

const MONTHS = `within (?<count>\\d+|${NUMBERS})[\\s-](?<unit>month|year)s?\\b`;

/** Masked markup leaves more than one space. */
export const STATED = new RegExp(
  anySpaces(`\\b(?:${SUBJECT}),? (?<verbs>(?:(?:${BETWEEN}),? ){1,10})(?<months>${MONTHS})`),
  "dgi",
);

export const DUTY_VERB = /\b(?:must|ha(?:s|ve|d) to|needs? to|required|obliged|legally)\b/i;
export const EXPECTED = /\b(?:will|would|should|likely|expected|planned|due)\b/i;
export const USUAL = /\b(?:usually|normally|typically|generally|ordinarily)\b/i;

// "Ofsted must come back within two years".

const NUMBER = `(?:\\d+|${NUMBERS}|a)`;
const SPAN = `${NUMBER}[ -](?:months?|years?)\\b(?:['’] time)?(?! old\\b)`;
const DAY = `(?:the )?(?:(?:end|start|beginning|close|spring|summer|autumn|winter|middle) (?:of )?)?(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:${MONTH} )?20\\d\\d`;
const LIMIT = `(?:(?:within|inside|in|no (?:later|more) than|not (?:later|more) than|under) (?:the )?(?:(?:space|period) of )?${SPAN}|(?:by|before|on or before|no later than|not later than) ${DAY})`;

const MUST =
  "(?:must|shall|will have to|has to|have to|had to|needs? to|(?:is|are) (?:(?:legally|now|also|therefore) )*(?:required|obliged|bound|compelled|under a duty|under an obligation)(?: by (?:law|statute))?(?: to)?|ha(?:s|ve) (?:a|the) (?:legal |statutory )?(?:duty|obligation) to)";
const LAW =
  "(?:(?:the|by|under) )?(?:law|act|legislation|statute|regulations?|rules?|framework|guidance)(?: (?!not\\b)[\\w’'-]+){0,3}? (?:requires?|obliges?|compels?|demands?|lays? down|stipulates?)";

const INSPECTORS = "(?:ofsted|(?:the )?inspect(?:ors|orate)|her majesty['’]s inspect(?:ors|orate)|HMI)";
const AGAIN =
  "(?:(?:have )?re-?inspect(?:ed|s)?\\b|inspect\\b(?: (?!within|inside|in|by|before|no|not)[\\w’'-]+){0,5}? (?:again|a second time|afresh|once more)|(?:carry out|hold|make|do|complete|undertake|conduct) (?:a|an|another|its|the|their)(?: (?:full|second|new|next|further|single))*(?: re-?inspection| inspection))";
/** Inspectors come back for a monitoring visit, too: only long times mean a re-inspection. */
const BACK = "(?:come back|return|be back)";
const LONG =
  "(?:within|inside|in|no later than|not later than) (?:(?:12|18|24|30|36|twelve|eighteen|twenty-four|thirty|thirty-six)[ -]months|(?:two|three|2|3) years)";
const REINSPECTION =
  "(?:re-?inspections?|(?:another|a second|the second|the next|a new|a further|a full)(?: full| single| new)* inspection)(?: (?:of|by) [\\w’'-]+(?: [\\w’'-]+){0,4}?)?";
const HAPPEN =
  "(?:(?:take|be|happen|follow|come|occur)(?: (?:place|made|held|carried out|done|completed|complete|over|finished))?|be re-?inspected|be inspected (?:again|a second time))";
const FEW =
  "(?: (?!usually|normally|expect|likely|hope|not\\b|may\\b|might\\b|can\\b|could\\b|should\\b)[\\w’'-]+){0,5}?";

const DUTIES = [
  `${REINSPECTION},? ${MUST} (?:therefore |then |again )?${HAPPEN}(?: by ofsted| again)?,? ${LIMIT}`,
  `${MUST} (?:be )?(?:re-?inspected|inspected (?:again|a second time))(?: by ofsted| again)?,? ${LIMIT}`,
  `${INSPECTORS} ${MUST} ${AGAIN}${FEW},? ${LIMIT}`,
  `${INSPECTORS} ${MUST} ${BACK}${FEW},? ${LONG}`,
  `${LAW} (?:that )?(?:an? |the )?(?:${INSPECTORS} (?:to |must |has to |shall )?)?(?:${AGAIN}|${REINSPECTION})${FEW},? ${LIMIT}`,
  `${LAW} (?:that )?${INSPECTORS} (?:to |must |has to |shall )?${BACK}${FEW},? ${LONG}`,
  `${REINSPECTION} (?:is|are) (?:legally )?(?:required|compulsory|mandatory|obligatory)(?: by (?:law|statute|ofsted))?,? ${LIMIT}`,
  `by law,? (?:an? |the |our )?(?:${REINSPECTION}|next inspection) (?:takes place|is held|is due|happens|follows|comes),? ${LIMIT}`,
  `(?:requirement|duty|obligation) (?:that|for|on) (?:an? |the )?(?:${INSPECTORS} (?:to |must )?)?(?:${AGAIN}|${REINSPECTION})${FEW},? ${LIMIT}`,
  `${LIMIT}(?: of [\\w’' -]{1,60}?)?,? (?:${INSPECTORS} ${MUST} ${AGAIN}|(?:an? |the )?${REINSPECTION} ${MUST} ${HAPPEN})`,
  `${LONG}(?: of [\\w’' -]{1,60}?)?,? ${INSPECTORS} ${MUST} ${BACK}`,
  `(?:deadline|time limit|cut-off|latest date|last (?:day|date)) for (?:(?:a|an|the|our|its|new|full|second|next) )*(?:${REINSPECTION}|inspection) (?:is|falls|of) (?:on )?(?:${SPAN}|${DAY})`,
];
const LEFT = "(?:[^.,;]{0,60}?\\b(?:ofsted|inspectors|re-?inspect\\w*|inspections?)\\b)?";
/** These are about the re-inspection only where they, or the sentence, name it. */
const LONGEST = [
  `${SPAN} (?:is|are|being) (?:the|its) (?:longest|maximum|most|limit|latest|legal limit|time limit|deadline)\\b${LEFT}`,
  `(?:longest|maximum|limit)\\b${LEFT}[^.,;]{0,40} (?:is|are) ${SPAN}`,
  `(?:a|the) (?:legal |statutory )?(?:maximum|limit|deadline|time limit) of ${SPAN}${LEFT}`,
  `(?:(?:ofsted|inspectors|inspections?) )?(?:may|must|can|could|is|are)(?:not| not|n['’]t| never| no)(?: allowed to| permitted to)?(?: [\\w’'-]+){1,6}? (?:longer|later|more) than (?:${SPAN}|${DAY})`,
  `no (?:longer|later|more) than ${SPAN} (?:may|can|must) (?:pass|go by|elapse)${LEFT}`,
];

const pattern = (sources: readonly string[]): RegExp =>
  new RegExp(anySpaces(`\\b(?:${sources.join("|")})`), "gi");
export const DUTY = pattern(DUTIES);
/** What every duty ends or begins with. It is quickly looked for, and few sentences have it. */
export const BY_SOME_TIME = new RegExp(
  anySpaces(`\\b(?:${LIMIT}|(?:deadline|time limit|cut-off|latest date|last (?:day|date)) for)`),
  "i",
);
export const LIMITED = pattern(LONGEST);
/** What every duty and every limit has, and most sentences have not. */
export const INSPECTS = /ofsted|inspect|\bHMI\b/i;
export const HAS_LIMIT = /months?\b|years?\b|\b20\d\d/i;
export const OBLIGES =
  /must|shall|\b(?:ha(?:s|ve|d)|needs?)\s+to\b|requir|obli[gc]|bound|compel|duty|\blaws?\b|\bact\b|legislat|statut|regulat|\brules?\b|framework|guidance|compulsory|mandatory|deadline|limit|cut-off|latest|\blast\b/i;
export const REINSPECTING =
  /\bre-?inspect|\b(?:another|next|second) (?:\w+ )?inspection\b|\binspects?\b[^.,;]{0,30}\bagain\b/i;

export const HEDGE =
  /\b(?:usual(?:ly)?|normal(?:ly)?|typical(?:ly)?|general(?:ly)?|expect\w*|likely|probabl[ey]|hope\w*|aims?|intend\w*|not|no|nothing|never|nobody|neither|if|unless|would|wrong\w*|untrue|myths?|mistaken|believ\w*|thought)\b|n['’]t\b/i;
/** Others that are inspected, some of them by law. */
export const OTHERS =
  /\b(?:homes?|schools?|academ(?:y|ies)|nurser(?:y|ies)|settings?|providers?|childminders?|colleges?|agenc(?:y|ies)|hospitals?|equipment|buildings?|monitoring visits? (?:must|has|have)|re-?inspected (?:by (?!ofsted)))\b/i;
