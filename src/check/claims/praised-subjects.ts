import type { Finding } from "../../plan/events.ts";
import { sentencesOf } from "../../prose/sentences.ts";
import { acrossLines } from "../wording/across-lines.ts";
import { GOOD } from "./praise.ts";
import { isSameSubject, type Subject, subjectsIn } from "./subjects.ts";

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
