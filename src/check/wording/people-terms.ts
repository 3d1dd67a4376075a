import { anySpaces } from "./across-lines.ts";
import type { WrittenWord } from "./written-words.ts";

/** People whom reports name by what they are; a post or a body has capitals of its own. */
const PEOPLE = [
  "looked[\\s-]after (?:children|young people)",
  "(?:children|young people) (?:looked after|in care|in need)",
  "care leavers?",
  "young (?:people|carers?)",
  "(?:foster|kinship|connected) carers?",
  "adoptive (?:parents?|families)",
  "(?:prospective )?adopters",
  "social workers?",
  "personal advisers?",
  "agency (?:staff|workers)",
  "newly qualified social workers",
].join("|");
const TERM = new RegExp(`(?<![\\w'’-])(?:${anySpaces(PEOPLE)})(?![\\w-])`, "gi");

/** Part of a longer name: "the Head of Looked After Children", "Social Worker of the Year". */
const NAME_BEFORE =
  /\b(?!(?:The|Our|Some|Many|More|Fewer|Few|All|Most|These|For|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b)[A-Z][\w'’-]*\s+(?:(?:of|for|to|and|&)\s+(?:the\s+)?)?["“‘(]?$/;
const NAME_AFTER = /^['’]?s?['’]?\s+(?:(?:of|for|in|and|&)\s+(?:the\s+)?)?[A-Z]/;
/** What an acronym stands for may have its capitals: "Looked After Children (LAC)". */
const ACRONYM_BESIDE = /^['’]?s?\s*[(–-]\s*["“‘]?[A-Z]{2}/;

/** People named in small letters throughout, or with a capital in each word; what a sentence begins with tells neither. */
export function peopleTerms(text: string): WrittenWord[] {
  return [...text.matchAll(TERM)].flatMap(({ 0: written, index }) => {
    const [before, after] = [text.slice(0, index), text.slice(index + written.length)];
    const rest = written.split(/[\s-]+/).slice(1);
    const isCapital = rest.length > 0 && /^[A-Z]/.test(written) && rest.every((word) => /^[A-Z]/.test(word));
    const isSmall = written === written.toLowerCase();
    if (!isCapital && !isSmall) return [];
    if (isCapital && (NAME_BEFORE.test(before) || NAME_AFTER.test(after) || ACRONYM_BESIDE.test(after)))
      return [];
    if (isCapital && /\(\s*$/.test(before)) return [];
    const words = written.replace(/\s+/g, " ");
    const key = `people ${words.toLowerCase().replace(/[\s-]/g, "").replace(/s$/, "")}`;
    return [
      {
        key,
        written: words,
        way: isSmall ? "small" : "capital",
        isJoined: true,
        from: index,
        to: index + written.length,
      },
    ];
  });
}
