import type { Value } from "../../pdf/objects.ts";
import { List } from "../../pdf/objects.ts";
import { dictAt, dictOf, numberAt, numberOf, pairsOf } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const parentTree: Check = {
  id: "parent-tree",
  asks: "From all content and every link the way leads back to the tag that holds it.",
  clause: "PDF/UA-1 7.1, PDF/A-3 6.7.3",
  mend: "Build the file again from its HTML: readers that are asked about a place on a page cannot answer.",
  *find(file) {
    const { root, elements } = file.structure;
    if (root === null) return;
    const parents = new Map<number, Value>();
    for (const [key, value] of pairsOf(dictAt(root, "ParentTree"), "Nums")) {
      const number = numberOf(key);
      if (number !== null) parents.set(number, value);
    }
    for (const element of elements) {
      for (const kid of element.kids) {
        if (kid.kind === "content" && kid.owner !== null) {
          const list = parents.get(numberAt(kid.owner, "StructParents") ?? -1);
          const holder =
            list instanceof List && kid.id < list.items.length
              ? list.file.follow(list.items[kid.id] ?? null)
              : undefined;
          if (dictOf(holder) === element.dict) continue;
          yield {
            what: `From the content ${kid.id} no way leads back to ${file.name(element)}.`,
            at: element,
          };
        } else if (kid.kind === "object") {
          const holder = parents.get(numberAt(kid.object, "StructParent") ?? -1);
          if (dictOf(holder) === element.dict) continue;
          const what =
            kid.object === null
              ? "names a link that is not there"
              : "holds a link from which no way leads back to it";
          yield { what: `${file.name(element)} ${what}.`, at: element };
        }
      }
    }
  },
};
