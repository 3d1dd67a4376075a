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
export const isGeneral = (word: string): boolean => GENERAL.has(word.toLowerCase().replace(/['’]s?$/, ""));

const singular = (word: string): string => word.replace(/['’]s?$/, "").replace(/(?<=[a-z]{3}[^su])s$/, "");
