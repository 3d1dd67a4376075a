import type { Finding } from "../../../plan/schema/events.ts";
import { sentencesOf } from "../../../prose/sentences.ts";
import { acrossLines } from "../../prose/words.ts";

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
const isSameSubject = (one: Subject, text: string, other: Subject, otherText: string): boolean =>
  one.key === other.key &&
  one.which.every((word) => otherText.toLowerCase().includes(word)) &&
  other.which.every((word) => text.toLowerCase().includes(word));

/** Words that say when or how often something is done, and not how well. */
const TIME = acrossLines(
  /\b(?:on time|in time|timel\w+|late|delay\w*|days?|weeks?|weekly|months?|monthly|quarterly|regular(?:ly)?|frequent(?:ly)?|often|sooner|prompt(?:ly)?|quick(?:ly|er)?|faster|tak(?:e|es|ing) place|too long|up to date|overdue)\b/i,
);
const QUALITY = acrossLines(
  /\b(?:quality|weak|poor(?:ly)?|thin|analys\w+|challeng\w+|superficial|shallow|inconsistent)\b/i,
);
/** What follows is the concern. */
const CONTRAST = acrossLines(/,? \b(?:but|though|although|however|while|whilst|yet)\b/i);
const LACKS = acrossLines(
  /\b(?:not|no|never|too \w+|weak|poor(?:ly)?|inconsistent|uneven|var(?:y|ies|iable)|lacks?|limited|insufficient|late|thin|(?:has|have|needs?) to|needs?|must|without|low)\b/i,
);
const VERB = acrossLines(
  /\b(?:is|are|was|were|has|have|does|do|did|must|needs?|pays?|takes?|remains?|var(?:y|ies)|lacks?|relies|rely|says?)\b/i,
);

/** A subject of which a finding wants more, and the words that say so. */
interface Concern {
  readonly subject: Subject;
  readonly says: string;
}

/** The subject that a highlight praises and a finding wants more of, by its place in the highlight. */
export function findPraised(highlight: string, finding: Finding): Subject | null {
  const concerns = concernsOf(finding);
  for (const { text, start } of sentencesOf(highlight)) {
    if (!GOOD.test(text)) continue;
    const praised = subjectsIn(text).find((subject) =>
      concerns.some(
        (concern) =>
          isSameSubject(subject, text, concern.subject, finding.text) && isSameAspect(text, concern.says),
      ),
    );
    if (praised === undefined) continue;
    const [from, to] = praised.span;
    return { ...praised, span: [start + from, start + to] };
  }
  return null;
}

function concernsOf({ kind, text }: Finding): Concern[] {
  return sentencesOf(text).flatMap(({ text: sentence }) => {
    const contrast = CONTRAST.exec(sentence);
    const says = contrast === null ? sentence : sentence.slice(contrast.index + contrast[0].length);
    if (kind === "mixed" && !LACKS.test(says)) return [];
    const own = headsOf(says);
    return (own.length > 0 ? own : headsOf(sentence)).map((subject) => ({ subject, says }));
  });
}

/** The subjects before the verb, or the first of all. */
function headsOf(clause: string): Subject[] {
  const verb = VERB.exec(clause)?.index ?? clause.length;
  const all = subjectsIn(clause);
  const heads = all.filter(({ span: [from] }) => from < verb);
  return heads.length > 0 ? heads : all.slice(0, 1);
}

/** That supervision is regular is not at odds with what it lacks, and neither is a good assessment with a late one. */
function isSameAspect(praise: string, concern: string): boolean {
  if (TIME.test(praise)) return TIME.test(concern);
  return !TIME.test(concern) || QUALITY.test(concern);
}

/** Two words that stand together and say what a sentence is about: "management oversight". */
export interface Phrase {
  /** In lower case and in the singular, for comparing. */
  readonly key: string;
  /** Offsets into the text. */
  readonly span: readonly [from: number, to: number];
}

/** Words of every report on a children's service, and words that only join: none tells a subject from another. */
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

/** The phrases of a text: neighbouring words that are not general, with nothing between them but space. */
export function phrasesIn(text: string): Phrase[] {
  const words = [...text.matchAll(/[\p{L}]+(?:[-'’][\p{L}]+)*/gu)].map(({ 0: word, index }) => ({
    key: singular(word.toLowerCase()),
    general: isGeneral(word),
    from: index,
    to: index + word.length,
  }));
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    if (next === undefined || word.general || next.general) return [];
    if (text.slice(word.to, next.from).trim() !== "") return [];
    return [{ key: `${word.key} ${next.key}`, span: [word.from, next.to] as const }];
  });
}

/** Whether a word tells no subject from another. */
const isGeneral = (word: string): boolean => GENERAL.has(word.toLowerCase().replace(/['’]s?$/, ""));

const singular = (word: string): string => word.replace(/['’]s?$/, "").replace(/(?<=[a-z]{3}[^su])s$/, "");

/** Words that say of what is done that it is done well. */
const GOOD = acrossLines(
  /\b(?:clear|strong|good|effective|excellent|robust|consistent(?:ly)?|secure|sound|stable|stability|confident|strengthened|embedded|settled|reliabl[ey]|thorough|well|understood|reflective|challeng(?:es|ing)|purposeful|sharp|manageable|low|high(?:ly)? (?:quality|valued|standard)|high-quality|stay(?:s|ing)?|analytical|detailed|firm|healthy|rigorous|bring (?:[\w-]+ )+together|makes? a difference)\b/i,
);
