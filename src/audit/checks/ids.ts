import type { Dict } from "../../pdf/objects.ts";
import { dictAt, dictOf, pairsOf, textAt, textOf } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const ids: Check = {
  id: "ids",
  asks: "Every tag that others refer to has an id of its own, and the index of ids finds it.",
  clause: "PDF/UA-1 7.5 and 7.9",
  mend: "Use each id in the HTML once, and build the file again.",
  *find(file) {
    const { root, elements } = file.structure;
    const index = new Map<string, Dict | null>();
    let last = "";
    for (const [key, value] of pairsOf(dictAt(root, "IDTree"), "Names")) {
      const id = textOf(key) ?? "";
      if (id < last) yield { what: `The index of ids is not in order at "${id}".` };
      index.set(id, dictOf(value));
      last = id;
    }
    const owners = new Map<string, string>();
    for (const element of elements) {
      const id = textAt(element.dict, "ID");
      if (id === null) {
        if (element.type === "Note")
          yield { what: `${file.name(element)} is a note without an id.`, at: element };
        continue;
      }
      const owner = owners.get(id);
      if (owner !== undefined)
        yield { what: `${file.name(element)} has the id "${id}", as ${owner} does.`, at: element };
      owners.set(id, file.name(element));
      if (index.get(id) !== element.dict)
        yield {
          what: `The index of ids does not find ${file.name(element)} by its id "${id}".`,
          at: element,
        };
    }
    for (const id of index.keys()) {
      if (!owners.has(id)) yield { what: `The index of ids has "${id}", which no tag has.` };
    }
  },
};
