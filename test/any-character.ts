import fc from "fast-check";

/** Where the halves of characters begin, and how many there are. */
const [FIRST_HALF, HALVES] = [0xd800, 0x800];

/**
 * Any character of Unicode, but for halves of one. As the unit of strings it is what fast-check calls "binary", which makes a map
 * of a million characters first, and takes seconds for it.
 */
export const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - HALVES }).map(
  (number) => String.fromCodePoint(number < FIRST_HALF ? number : number + HALVES),
  (character) => {
    const code = typeof character === "string" ? character.codePointAt(0) : undefined;
    if (code === undefined || character !== String.fromCodePoint(code)) throw new Error("not one character");
    return code < FIRST_HALF ? code : code - HALVES;
  },
);
