/** A word, or two neighbours that may be one word; offsets are into the sentence. */
export interface WrittenWord {
  /** Without case, hyphens and spaces: "liquidlogic". */
  readonly key: string;
  readonly written: string;
  /** What it shares with uses that are written no other way. */
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
export function writtenWords(text: string): WrittenWord[] {
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
