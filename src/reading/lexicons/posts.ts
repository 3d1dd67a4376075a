import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Words that say what kind of post somebody holds. Folded as tokens are. */
export const POST_HEADS = wordSet(
  "director head headteacher manager worker chair chairman chairwoman member minister nurse officer executive lead leader adviser",
);

/** Ranks that a short form of a title cannot leave out. */
export const RANKS = wordSet("assistant deputy associate");

/** Words by which somebody comes to a post. */
export const APPOINTED = {
  appointed: "appointed, appointed as, appointed to be, as, post of, role of, position of",
} satisfies Lexicon<string>;

/** Words beside a post that somebody had, has for now, or has elsewhere. */
export const DOUBTED = {
  doubted: `former, formerly, previous, previously, then, acting, interim, deputising, new, incoming, outgoing, next, until, once, before, worked as, trained as, qualified as, acted as,
    served as, known as, such as, as well as, as soon as, instead of, cover for, on behalf of`,
} satisfies Lexicon<string>;
