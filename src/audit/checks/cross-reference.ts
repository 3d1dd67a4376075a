import type { Check } from "../check.ts";
import { readEntries } from "../reading/cross-reference.ts";

export const crossReference: Check = {
  id: "cross-reference",
  asks: "The table at the end of the file says where its objects are.",
  clause: "PDF/A-3 6.1.4",
  mend: "Build the file again: a program that changed it did not write the table anew.",
  *find({ bytes }) {
    const entries = readEntries(bytes);
    if (entries === null) {
      yield { what: "The table of objects is not where the end of the file says (startxref)." };
      return;
    }
    const text = Buffer.from(bytes);
    const wrong = entries.filter(({ object, generation, offset }) => {
      const there = text.subarray(offset, offset + 32).toString("latin1");
      return !new RegExp(`^\\s*${object}\\s+${generation}\\s+obj`).test(there);
    });
    const [first] = wrong;
    if (first === undefined) return;
    const more = wrong.length === 1 ? "" : `, nor are ${wrong.length - 1} others`;
    yield { what: `The object ${first.object} is not where the table of objects says${more}.` };
  },
};
