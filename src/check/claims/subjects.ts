import { acrossLines } from "../wording/across-lines.ts";
import { isGeneral } from "./phrases.ts";
import { GOOD } from "./praise.ts";

/** A matter of social work that one word names, where a text names it. */
export interface Subject {
  readonly key: string;
  readonly span: readonly [from: number, to: number];
  /** The distinctive words that say which: "health" of "health assessments", "audits" of "oversight of audits". */
  readonly which: readonly string[];
}

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
/** "A supervision policy" is a policy. */
const NOT_OTHERS =
  "(?![\\w'’-]| (?:polic(?:y|ies)|training|templates?|tool(?:kit)?s?|sessions?|strateg(?:y|ies)|boards?|group|programmes?|scheme|courses?|forms?|dashboards?|reports?|days?|conferences?|teams?|managers?|leads?|officers?|framework|guid(?:e|es|ance)|handbook|workshops?|systems?|standards?|to [a-z]+)\\b)";
const SUBJECTS = Object.entries(NAMES).map(
  ([key, names]) => [key, acrossLines(new RegExp(`\\b(?:${names})${NOT_OTHERS}`, "gi"))] as const,
);

const WORD_BEFORE = /([\p{L}'’-]+)\s+$/u;
const WORD_OF =
  /^\s+(?:of|for|in|by|from)\s+(?:(?:the|our|all|every|each|most|its|their)\s+)*(\p{Ll}[\p{L}'’-]*)/u;
/** "Oversight of audits" is about oversight, and "the quality of assessments" about assessments. */
const IS_PART =
  /\b(?!(?:quality|standards?|consistency|strength|lack|absence)\b)[\p{L}'’-]+\s+(?:of|for|on|about|with)\s+(?:(?:the|our|all|every|each)\s+)*$/iu;
/** "Trained in supervision" is about the course. */
const IS_TAUGHT =
  /\b(?:trained|training|taught|coached|coaching|courses?|workshops?|learning)\b(?:\s+[\w'’-]+){0,4}\s+in\s+(?:[\w'’-]+\s+)?$/i;
/** Words beside a subject that leave it the same. */
const SAME =
  /^(?:management|managers?|managerial|staff|staffing|professional|frontline|practice|casework|decisions?|teams?|quality|analysis|permanent|reflective|.*ly)$/i;
const ADJECTIVE =
  /^(?:inconsistent|unstable|weak|poor|lower|high|variable|regular|timely|late|uneven|that|they|by|he|she|who|per|via|this)$/i;

/** The subjects of a text, in order. */
export const subjectsIn = (text: string): Subject[] =>
  SUBJECTS.flatMap(([key, pattern]) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const before = text.slice(0, index);
      if (IS_PART.test(before) || IS_TAUGHT.test(before)) return [];
      const end = index + found.length;
      const beside = [WORD_BEFORE.exec(before)?.[1], WORD_OF.exec(text.slice(end))?.[1]];
      return { key, span: [index, end] as const, which: beside.filter(isDistinctive).map(toKey) };
    }),
  ).sort((a, b) => a.span[0] - b.span[0]);

const isDistinctive = (word: string | undefined): word is string =>
  word !== undefined && !isGeneral(word) && !SAME.test(word) && !ADJECTIVE.test(word) && !GOOD.test(word);

const toKey = (word: string): string => word.toLowerCase().replace(/['’]?s?['’]?$/, "");

/** One subject, unless either text says which one is meant and the other does not name it. */
export const isSameSubject = (one: Subject, text: string, other: Subject, otherText: string): boolean =>
  one.key === other.key &&
  one.which.every((word) => otherText.toLowerCase().includes(word)) &&
  other.which.every((word) => text.toLowerCase().includes(word));
