import { didYouMean } from "../../diagnostics/suggest.ts";
import { textOf } from "../../model/inline.ts";
import { appendixAnchor, paragraphAnchor } from "../number.ts";
import { type ReferenceKind, refuse } from "./reference.ts";

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
