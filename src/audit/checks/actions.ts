import { Dict } from "../../pdf/objects.ts";
import { dictAt, dictOf, isTrueAt, nameAt, pairsOf, textAt, textOf, valueAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const actions: Check = {
  id: "actions",
  asks: "The file runs no program: no JavaScript, no form that acts, nothing that plays or opens by itself.",
  clause: "PDF/A-3 6.4.1 and 6.5, PDF/UA-1 7.15",
  mend: "Build the file again from its HTML: a print has none of these.",
  *find({ catalog, objects }) {
    for (const [key] of pairsOf(dictAt(dictAt(catalog, "Names"), "JavaScript"), "Names"))
      yield { what: `The file runs JavaScript when it is opened, "${textOf(key) ?? ""}".` };
    const form = dictAt(catalog, "AcroForm");
    if (valueAt(form, "XFA") !== null) yield { what: "The file holds a form of the kind XFA." };
    if (isTrueAt(form, "NeedAppearances"))
      yield { what: "The file leaves it to each program what its form looks like (/NeedAppearances)." };
    for (const [, object] of objects.all()) {
      for (const dict of dictsIn(dictOf(object))) yield* actionsOf(dict);
    }
  },
};

/** What a program may do when a link is followed. */
const ALLOWED = new Set(["GoTo", "GoToR", "GoToE", "URI", "Thread", "Named", "SubmitForm"]);
const NAMED = new Set(["NextPage", "PrevPage", "FirstPage", "LastPage"]);

function* actionsOf(dict: Dict): Generator<{ what: string }> {
  // In a tag /A holds attributes.
  if (nameAt(dict, "Type") === "StructElem") return;
  // An additional action is one that nobody asked for.
  if (nameAt(dict, "Type") !== null && dictAt(dict, "AA") !== null)
    yield {
      what: `Something happens by itself, without a link that is followed (/AA of a ${nameAt(dict, "Type")}).`,
    };
  for (const key of ["A", "OpenAction", "Next"]) {
    const action = dictAt(dict, key);
    const kind = nameAt(action, "S");
    if (kind === null || nameAt(action, "Type") === "StructElem") continue;
    const of = textAt(dict, "Contents") ?? textAt(dict, "Title");
    const name = of === null ? "The file" : `The link "${of}"`;
    if (kind === "Named" && !NAMED.has(nameAt(action, "N") ?? ""))
      yield { what: `${name} runs a command of the program that shows it.` };
    else if (!ALLOWED.has(kind))
      yield { what: `${name} does what no file that is kept for good may do: ${kind}.` };
  }
}

/** A dictionary and those written in place in it, but not what they refer to. */
function* dictsIn(object: unknown): Generator<Dict> {
  if (!(object instanceof Dict)) return;
  yield object;
  for (const value of object.entries.values()) if (value instanceof Dict) yield* dictsIn(value);
}
