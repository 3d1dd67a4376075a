import type { Report } from "../../plan/reports.ts";
import { inQuotes } from "../../prose/quotations.ts";
import { readNumber } from "../counts/stated-counts.ts";
import { type ReportSentence, reportSentences, writtenAs } from "../report-prose.ts";
import { anySpaces } from "../wording/across-lines.ts";
import { statedDuties } from "./reinspection-duties.ts";

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

const NUMBERS = "one|two|three|six|nine|twelve|eighteen|twenty-four|thirty|thirty-six";

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

const MUST = /\b(?:must|ha(?:s|ve|d) to|needs? to|required|obliged|legally)\b/i;
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
  if (MUST.test(verbs)) return "must";
  return EXPECTED.test(verbs) ? "expected" : "usual";
}
