import type { Check } from "../check.ts";

export const contentSyntax: Check = {
  id: "content-syntax",
  asks: "What pages paint is written as PDF has it, with all that it uses in the file.",
  clause: "PDF/A-3 6.1.13 and 6.2.2",
  mend: "Build the file again from its HTML: the page is damaged.",
  *find({ pages }) {
    for (const { number, faults } of pages) {
      const own = faults.filter(({ kind }) => kind !== "untagged" && kind !== "mixed");
      for (const what of new Set(own.map((fault) => fault.what)))
        yield { what: `A page is damaged: ${what}`, at: number };
    }
  },
};
