import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Small words of a name, of which one is easily written for another: "Director for" and "Director of". */
export const SMALL_WORDS = wordSet("of for in to on and & with at by");

/** Words before a name that make it one of several: "a director of children's services", "every Director of". */
export const ONE_OF_SEVERAL = wordSet(
  "a an any each every another other former some no neither which new previous first acting deputy assistant regional",
);

/** Bodies that are known by the last two words of their names, too. */
export const BODY_KINDS = wordSet("Board Committee Panel Partnership");

/** Titles before a person's name; those on one line are the same. */
export const PERSON_TITLES = {
  councillor: "councillor, cllr",
  doctor: "dr, doctor",
  professor: "professor, prof",
  mr: "mr",
  mrs: "mrs",
  ms: "ms",
  miss: "miss",
  sir: "sir",
  dame: "dame",
  baroness: "baroness",
  lord: "lord",
} satisfies Lexicon<string>;

/** Names that are words, and no acronyms. */
export const NO_ACRONYMS: readonly string[] = ["Ofsted"];
