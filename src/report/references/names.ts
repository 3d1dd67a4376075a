import { textOf } from "../../model/table.ts";
import { didYouMean } from "../../text/words.ts";
import { holderOf } from "../context.ts";
import { appendixAnchor, paragraphAnchor } from "../draft/number.ts";
import { print, type ReferenceKind, refuse } from "../parts.ts";

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

/** `{{appendix "ofsted-letter"}}`: "Appendix 2", as a link. */
export const appendix: ReferenceKind = ({ args: [id = ""] }, _, { appendices }) => {
  const number = appendices.get(id);
  if (number === undefined) {
    return refuse(
      `This report has no appendix "${id}"`,
      didYouMean(id, appendices.keys()) ?? "Add it to appendices.",
    );
  }
  return [{ kind: "link", href: `#${appendixAnchor(number)}`, children: [textOf(`Appendix ${number}`)] }];
};

/** `{{paragraph "visit"}}`: "paragraph 12", as a link. */
export const paragraph: ReferenceKind = ({ args: [id = ""] }, _, { paragraphs }) => {
  const number = paragraphs.get(id);
  if (number === undefined) {
    return refuse(
      `No paragraph ends in {#${id}}`,
      didYouMean(id, paragraphs.keys()) ?? "End the paragraph in {#id}.",
    );
  }
  return [{ kind: "link", href: `#${paragraphAnchor(number)}`, children: [textOf(`paragraph ${number}`)] }];
};
