import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Small words of a name, of which one is easily written for another: "Director for" and "Director of". */
export const SMALL_WORDS = wordSet("of for in to on and & with at by");

/** Words before a name that make it one of several: "a director of children's services", "every Director of". */
export const ONE_OF_SEVERAL = wordSet(
  "a an any each every another other former some no neither which new previous first acting deputy assistant regional",
);

/** Bodies that are known by the last two words of their names, too. */
export const BODY_KINDS = wordSet("Board Committee Panel Partnership");

/** Words that say what kind of thing a name is of. Those of one kind are easily written for one another. */
export const NAME_HEADS = {
  meeting: "board, committee, panel, group, forum, partnership, commission",
  department: "department, ministry",
  council: "council",
  chair: "chair, chairman, chairwoman, chairperson",
  member:
    "cabinet member, cabinet lead member, lead member, executive member, portfolio holder, portfolio member",
  head: "head, head teacher, headteacher",
  director: "director",
  worker: "social worker",
} satisfies Lexicon<string>;
export type NameHead = keyof typeof NAME_HEADS;

/** Words that many names of a kind have beside those that tell them apart. */
export const FILLERS: Readonly<Partial<Record<NameHead, ReadonlySet<string>>>> = {
  meeting: wordSet("local advisory strategic joint standing service young people family"),
  council: wordSet("borough city county district metropolitan"),
  member: wordSet("service young people family"),
  director: wordSet("strategic executive corporate"),
};

/** Words of names that mean nearly the same. */
export const SAME_IN_NAMES = {
  scrutiny: "scrutiny, overview, select",
  safeguarding: "safeguarding, protection",
  agency: "multi-agency, multi agency, inter-agency, inter agency, interagency, multiagency",
} satisfies Lexicon<string>;

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
