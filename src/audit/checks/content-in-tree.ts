import type { Dict } from "../../pdf/objects.ts";
import { shorten } from "../../text/words.ts";
import type { Check } from "../check.ts";
import type { Element } from "../reading/structure.ts";

export const contentInTree: Check = {
  id: "content-in-tree",
  asks: "All tagged content of the pages hangs in the tree of tags, once, and the tree names none that is not there.",
  clause: "PDF/UA-1 7.1, PDF/A-3 6.7.3",
  mend: "Build the file again from its HTML: content that is not in the tree is never read out.",
  *find(file) {
    const named = new Map<Dict, Map<number, Element>>();
    for (const element of file.structure.elements) {
      for (const kid of element.kids) {
        if (kid.kind !== "content") continue;
        const { owner, id } = kid;
        const mark = owner === null ? undefined : file.mark(owner, id);
        if (owner === null || mark === undefined) {
          yield { what: `${file.name(element)} names the content ${id}, which is on no page.`, at: element };
          continue;
        }
        const ids = named.get(owner) ?? new Map<number, Element>();
        const other = ids.get(id);
        if (other !== undefined)
          yield {
            what: `${file.name(element)} names content that ${file.name(other)} holds, too.`,
            at: element,
          };
        named.set(owner, ids.set(id, element));
      }
    }
    for (const { number, marks } of file.pages) {
      for (const { owner, id, runs, times } of marks.values()) {
        const words = shorten(runs.map(({ font, codes }) => font?.decode(codes) ?? "").join(""), 60).trim();
        const what = words === "" ? `The content ${id}` : `The content ${id}, "${words}",`;
        if (!named.get(owner)?.has(id))
          yield { what: `${what} is in no tag, so it is never read out.`, at: number };
        if (times > 1) yield { what: `${what} is on the page ${times} times under one number.`, at: number };
      }
    }
  },
};
