import { inQuotes } from "../../../prose/sentences.ts";
import { times } from "../../../text/words.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import { anySpaces } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";

export const termVariant: Rule = {
  id: "term-variant",
  severity: "info",
  summary:
    "A report writes one word in two ways: joined and apart, or the same people with and without capitals.",
  why: "Liquidlogic and Liquid Logic, reinspection and re-inspection: a reader wonders whether two things are meant, and a search for one does not find the other.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: The re-inspection is expected next year. A re-inspection gives a new judgement.
    main: Before the reinspection there are four visits.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The re-inspection is expected next year. A re-inspection gives a new judgement.
    main: Before the re-inspection there are four visits.
`,
  *check({ reports, sentencesIn }) {
    for (const report of reports) {
      const words = [...sentencesIn(report)].flatMap((sentence) =>
        [...writtenWords(sentence.text), ...peopleIn(sentence)].map((word) => ({ ...word, sentence })),
      );
      for (const uses of Map.groupBy(words, ({ key }) => key).values()) {
        const [usual, ...rarer] = variantsOf(uses);
        for (const [use] of rarer) {
          const [first] = usual;
          yield {
            message: `"${use.written}" is also written "${first.written}", ${times(usual.length)}: expected one way of writing it`,
            origin: placeOf(use),
            entity: report.id,
            hint: `Write "${first.written}" here, or the other everywhere.`,
            related: [{ message: `written "${first.written}" here`, origin: placeOf(first) }],
          };
        }
      }
    }
  },
};

/** Headings and titles may capitalise every word. */
const peopleIn = ({ text, kind, in: { field } }: ReportSentence): WrittenWord[] =>
  kind === "heading" || field === "title"
    ? []
    : peopleTerms(text).filter(({ from }) => !inQuotes(text, from));

type Use = WrittenWord & { readonly sentence: ReportSentence };
type Uses = [Use, ...Use[]];

/** The ways a word is written, the most frequent first, then the earliest. Only the first unless one of them is joined. */
function variantsOf(uses: readonly Use[]): [Uses, ...Uses[]] {
  const ways = [...Map.groupBy(uses, ({ way }) => way).values()] as Uses[];
  const inSmall = ([{ way }]: Uses): number => Number(way === "small");
  const sorted = ways.sort((a, b) => b.length - a.length || inSmall(b) - inSmall(a)) as [Uses, ...Uses[]];
  return ways.some(([{ isJoined }]) => isJoined) ? sorted : [sorted[0]];
}

const placeOf = ({ sentence, from, to }: Use) => placeInSentence(sentence, from, to);

/** Groups of people. The names of posts and bodies may have capitals. */
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
/** The words before an acronym may have its capitals: "Looked After Children (LAC)". */
const ACRONYM_BESIDE = /^['’]?s?\s*[(–-]\s*["“‘]?[A-Z]{2}/;

/** People named in small letters throughout, or with a capital in each word. At the start of a sentence the second word shows it. */
function peopleTerms(text: string): WrittenWord[] {
  return [...text.matchAll(TERM)].flatMap(({ 0: written, index }) => {
    const [before, after] = [text.slice(0, index), text.slice(index + written.length)];
    const rest = written.split(/[\s-]+/).slice(1);
    const isCapital = rest.length > 0 && /^[A-Z]/.test(written) && rest.every((word) => /^[A-Z]/.test(word));
    const isSmall =
      written === written.toLowerCase() ||
      (index === 0 && rest.length > 0 && rest.every((word) => word === word.toLowerCase()));
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

/** A word, or two neighbours that may be one word; offsets are into the sentence. */
interface WrittenWord {
  /** Without case, hyphens and spaces: "liquidlogic". */
  readonly key: string;
  readonly written: string;
  /** The same for uses that are written the same way. */
  readonly way: string;
  readonly isJoined: boolean;
  readonly from: number;
  readonly to: number;
}

/** Shorter ones are too often two other words: "on line". */
const SHORTEST = 7;
/** "Every day" is not "everyday", "over time" not "overtime". */
const FIRST =
  /^(?:a|all|any|as|at|by|can|for|is|so|to|under|every|how|in|may|no|on|over|some|the|what|when|where|which|who)$/;
/** "Hand over" is the verb of "handover". */
const LAST =
  /^(?:around|away|back|by|down|ever|in|into|not|off|on|one|out|over|thing|through|time|times|together|up|way|ways|with)$/;
/** With and without the hyphen these are different words. */
const DIFFERENT =
  /^re(?:cover|creat|form|sign|sort|sent|present|serve|search|mark|lease|count|dress|press|strain|collect|store|bound)/;

/** Every word of a sentence that could be written in another way: joined, with a hyphen, or apart. */
function writtenWords(text: string): WrittenWord[] {
  const words = [...text.matchAll(/(?<![\w'’-])\p{L}+(?:-\p{L}+)*(?![\w-])/gu)];
  const single = words.map(({ 0: written, index }) => wordAt(written, index));
  const pairs = words.slice(1).flatMap(({ 0: second, index }, at) => {
    const [first = "", start = 0] = [words[at]?.[0], words[at]?.index];
    const written = text.slice(start, index + second.length);
    const isPair = /^\p{L}+\s\p{L}+$/u.test(written) && !FIRST.test(first.toLowerCase());
    return isPair && !LAST.test(second.toLowerCase()) ? [wordAt(written, start)] : [];
  });
  return [...single, ...pairs]
    .filter(({ key }) => key.length >= SHORTEST && !DIFFERENT.test(key))
    .sort((a, b) => a.from - b.from);
}

const wordAt = (written: string, from: number): WrittenWord => ({
  key: written.replace(/[\s-]/g, "").toLowerCase(),
  written: written.replace(/\s/g, " "),
  way: written.replace(/\s/g, " ").toLowerCase(),
  isJoined: !/[\s-]/.test(written),
  from,
  to: from + written.length,
});
