import type { Report } from "../../../plan/schema/reports.ts";
import { inQuotes } from "../../../prose/sentences.ts";
import { numberWord, readNumber } from "../../../text/words.ts";
import { type ReportSentence, reportSentences, writtenAs } from "../../prose/report-prose.ts";
import { anySpaces, MONTH } from "../../prose/words.ts";

/** What a report says of the months within which a re-inspection takes place. */
export interface StatedWindow {
  readonly sentence: ReportSentence;
  /** The words from the verb to the months, as offsets into the sentence. */
  readonly from: number;
  readonly to: number;
  /** Null for a date, or a time said in other words. */
  readonly months: number | null;
  /** A must, what is usual, or what is only expected this time. */
  readonly kind: "must" | "usual" | "expected";
  /** Said of the re-inspection by its name; "it" may stand for something else. */
  readonly byName: boolean;
}

/** The numbers of months or years that re-inspections are said to take. */
const NUMBERS = [1, 2, 3, 6, 9, 12, 18, 24, 30, 36].map(numberWord).join("|");

const REINSPECT = /\bre-?inspect/i;

/** "The re-inspection of the Council", "Ofsted" where it re-inspects, or a pronoun. */
const SUBJECT =
  "re-?inspections?(?: (?:of|by)(?: [\\w'’]+){1,5}?)?|(?:ofsted|inspectors)(?=[^,.;]*\\bre-?inspect)|(?<pronoun>it|this|which)";

/** All that may stand between the subject and the months: any other word makes it a sentence about something else. */
const BETWEEN = [
  "is|will|would|shall|should|must|has|have|had|needs?|to|be|been|legally|therefore|then|again|now",
  "usually|normally|typically|generally|ordinarily|likely|expected|planned|due|required|obliged",
  "takes?|place|happens?|follows?|comes?|occurs?|made|held|carried|out|done|completed|by ofsted",
  "re-?inspect(?:s|ed)?(?: (?!within\\b)[\\w'’]+){0,4}",
].join("|");

const MONTHS = `within (?<count>\\d+|${NUMBERS})[\\s-](?<unit>month|year)s?\\b`;

/** Masked markup leaves more than one space. */
const STATED = new RegExp(
  anySpaces(`\\b(?:${SUBJECT}),? (?<verbs>(?:(?:${BETWEEN}),? ){1,10})(?<months>${MONTHS})`),
  "dgi",
);

const DUTY_VERB = /\b(?:must|ha(?:s|ve|d) to|needs? to|required|obliged|legally)\b/i;
const EXPECTED = /\b(?:will|would|should|likely|expected|planned|due)\b/i;
const USUAL = /\b(?:usually|normally|typically|generally|ordinarily)\b/i;

/** Every such statement of a report; "it" where the sentence, or the one before, names the re-inspection. */
export function* statedWindows(report: Report): Generator<StatedWindow> {
  let before: ReportSentence | null = null;
  for (const sentence of reportSentences(report)) {
    const isNear = namesIt(sentence) || (before?.in.origin === sentence.in.origin && namesIt(before));
    const ends = new Set<number>();
    for (const { groups, indices } of sentence.text.matchAll(STATED)) {
      const { pronoun, verbs = "", count = "", unit = "" } = groups ?? {};
      const [from, to] = [indices?.groups?.verbs?.[0], indices?.groups?.months?.[1]];
      if (from === undefined || to === undefined || (pronoun !== undefined && !isNear)) continue;
      const number = readNumber(count);
      const months = unit.toLowerCase() === "year" ? 12 * number : number;
      ends.add(to);
      yield { sentence, from, to, months, kind: kindOf(verbs), byName: pronoun === undefined };
    }
    for (const { from, to } of statedDuties(sentence.text)) {
      if (ends.has(to) || inQuotes(sentence.text, from)) continue;
      yield { sentence, from, to, months: null, kind: "must", byName: true };
    }
    before = sentence;
  }
}

/** As written, since the id of a re-inspection in a reference names it too. */
const namesIt = (sentence: ReportSentence): boolean => REINSPECT.test(writtenAs(sentence));

function kindOf(verbs: string): StatedWindow["kind"] {
  if (USUAL.test(verbs)) return "usual";
  if (DUTY_VERB.test(verbs)) return "must";
  return EXPECTED.test(verbs) ? "expected" : "usual";
}

/** Words of a sentence by which a re-inspection has to have taken place by then; offsets are into the sentence. */
interface StatedDuty {
  readonly from: number;
  readonly to: number;
}

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
/** A monitoring visit brings inspectors back too: only long times are those of a re-inspection. */
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
/** These are of the re-inspection only where they, or the sentence, name it. */
const LONGEST = [
  `${SPAN} (?:is|are|being) (?:the|its) (?:longest|maximum|most|limit|latest|legal limit|time limit|deadline)\\b${LEFT}`,
  `(?:longest|maximum|limit)\\b${LEFT}[^.,;]{0,40} (?:is|are) ${SPAN}`,
  `(?:a|the) (?:legal |statutory )?(?:maximum|limit|deadline|time limit) of ${SPAN}${LEFT}`,
  `(?:(?:ofsted|inspectors|inspections?) )?(?:may|must|can|could|is|are)(?:not| not|n['’]t| never| no)(?: allowed to| permitted to)?(?: [\\w’'-]+){1,6}? (?:longer|later|more) than (?:${SPAN}|${DAY})`,
  `no (?:longer|later|more) than ${SPAN} (?:may|can|must) (?:pass|go by|elapse)${LEFT}`,
];

const pattern = (sources: readonly string[]): RegExp =>
  new RegExp(anySpaces(`\\b(?:${sources.join("|")})`), "gi");
const DUTY = pattern(DUTIES);
const LIMITED = pattern(LONGEST);
const REINSPECTING =
  /\bre-?inspect|\b(?:another|next|second) (?:\w+ )?inspection\b|\binspects?\b[^.,;]{0,30}\bagain\b/i;

const HEDGE =
  /\b(?:usual(?:ly)?|normal(?:ly)?|typical(?:ly)?|general(?:ly)?|expect\w*|likely|probabl[ey]|hope\w*|aims?|intend\w*|not|no|nothing|never|nobody|neither|if|unless|would|wrong\w*|untrue|myths?|mistaken|believ\w*|thought)\b|n['’]t\b/i;
/** Others are inspected too, and some by law. */
const OTHERS =
  /\b(?:homes?|schools?|academ(?:y|ies)|nurser(?:y|ies)|settings?|providers?|childminders?|colleges?|agenc(?:y|ies)|hospitals?|equipment|buildings?|monitoring visits? (?:must|has|have)|re-?inspected (?:by (?!ofsted)))\b/i;

/** What a sentence says has to be, though no law and no framework says so. */
function statedDuties(text: string): StatedDuty[] {
  if (OTHERS.test(text)) return [];
  const limits = [...text.matchAll(LIMITED)].filter(
    ([said]) => REINSPECTING.test(text) && (/ofsted|inspect/i.test(said) || /re-?inspect/i.test(text)),
  );
  const found = [...text.matchAll(DUTY), ...limits];
  return found
    .map(({ 0: said, index }) => ({ from: index, to: index + said.length, said }))
    .filter(({ from, said }) => !HEDGE.test(clauseBefore(text, from)) && !HEDGE.test(withoutLimits(said)))
    .map(({ from, to }) => ({ from, to }));
}

const clauseBefore = (text: string, at: number): string => text.slice(0, at).split(/[,;:]/).at(-1) ?? "";

/** "No later than", "may not be longer than" deny nothing. */
const withoutLimits = (said: string): string =>
  said.replace(
    /\b(?:no|not)\s+(?:later|more|longer)\s+than\b|\bcannot\b(?=.*\bthan\b)|\b(?:may|must|can|could|is|are)\s*(?:not|n['’]t|never|no)\b(?=.*\bthan\b)/gi,
    "",
  );
