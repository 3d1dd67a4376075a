import { didYouMean } from "../../diagnostics/suggest.ts";
import { holderOf } from "../context.ts";
import { print, type ReferenceKind, refuse } from "./reference.ts";

/** `{{title "R6"}}`: the title, name or text of any entry. */
export const title: ReferenceKind = ({ args: [path = ""] }, { named }) => {
  const found = named.get(path);
  return found === undefined
    ? refuse(`There is no "${path}"`, didYouMean(path, named.keys()))
    : print(found.title);
};

/** `{{holder "dcas"}}`: who holds a post. */
export const holder: ReferenceKind = ({ args: [id = ""] }, { plan }) => {
  const name = holderOf(plan, id);
  if (name !== null) return print(name);
  return refuse(
    `Nobody is named as holding "${id}"`,
    didYouMean(
      id,
      plan.posts.map((post) => post.id),
    ),
  );
};

/** `{{term "DfE"}}`: "Department for Education (DfE)". */
export const term: ReferenceKind = ({ args: [short = ""] }, { plan }) => {
  const found = plan.glossary.find((entry) => entry.term === short);
  if (found !== undefined) return print(`${found.expansion} (${found.term})`);
  return refuse(
    `The glossary has no "${short}"`,
    didYouMean(
      short,
      plan.glossary.map((entry) => entry.term),
    ),
  );
};
