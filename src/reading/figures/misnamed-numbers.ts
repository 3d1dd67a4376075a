import { OF_ANOTHER } from "../lexicons/arithmetic.ts";
import { CARED_FOR } from "../lexicons/quantifiers.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";

/** The percentages of a sentence that stand where a number should. */
export const misnamedNumbers = (
  reading: Reading,
): { readonly ofNothing: readonly Quantity[]; readonly unlike: readonly Quantity[] } => ({
  ofNothing: percentagesOfNothing(reading),
  unlike: unlikeEnds(reading),
});

/**
 * Percentages that stand where a number should, before those that the sentence then says something of: "12% children had
 * no visit".
 */
const percentagesOfNothing = ({ quantities, tokens }: Reading): Quantity[] =>
  quantities.filter(({ form, role, noun, start, end }) => {
    const last = noun.at(-1) ?? "";
    const [before, verb] = [tokens[start - 1], tokens[end + noun.length]];
    const isSubject = before === undefined || before.text === "," || BEFORE_SUBJECT.has(before.word);
    return (
      form === "per-cent" &&
      (role === null || role === "range") &&
      isSubject &&
      CARED_FOR.has(last) &&
      tokens[end + noun.length - 1]?.word !== tokens[end + noun.length - 1]?.text.toLowerCase() &&
      !noun.some((word) => OF_ANOTHER.has(word)) &&
      BE_OR_HAVE.has(verb?.word ?? "")
    );
  });

const BEFORE_SUBJECT: ReadonlySet<string> = new Set("and but that while only".split(" "));
const BE_OR_HAVE: ReadonlySet<string> = new Set(
  "is are was were have has had did do went left came".split(" "),
);

/** Percentages at the one end of a change whose other end counts something: "from 17 weeks to 13%". */
function unlikeEnds({ quantities, tokens }: Reading): Quantity[] {
  const isAfter = ({ start }: Quantity, word: string): boolean => tokens[start - 1]?.word === word;
  return quantities.slice(1).flatMap((to, index) => {
    const from = quantities[index] as Quantity;
    const isChanged = isAfter(from, "from") && isAfter(to, "to") && from.hedge === null;
    const [count, other] = from.form === "count" ? [from, to] : [to, from];
    const isUnlike = count.form === "count" && count.noun.length > 0 && other.form === "per-cent";
    return isChanged && isUnlike ? [other] : [];
  });
}
