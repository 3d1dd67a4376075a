import { textOf } from "../../model/table.ts";
import { didYouMean } from "../../text/words.ts";
import { holderOf } from "../context.ts";
import { appendixAnchor, paragraphAnchor } from "../draft/draft.ts";
import { stampField } from "../draft/stamped.ts";
import { asText, type Outcome, problem, type ReferenceKind } from "../kinds.ts";

export const title: ReferenceKind = {
  name: "title",
  summary: "The title, name or text of any entry, by its id.",
  example: '{{title "R6"}}',
  print({ args: [path = ""] }, { named }) {
    const found = named.get(path);
    return found === undefined
      ? problem(`There is no "${path}"`, didYouMean(path, named.keys()))
      : asText(found.title);
  },
};

export const holder: ReferenceKind = {
  name: "holder",
  summary: "Who holds a post on the date of the report.",
  example: '{{holder "dcas"}}',
  print({ args: [id = ""] }, { plan }) {
    const name = holderOf(plan, id);
    if (name !== null) return asText(stampField(name, id, "holders"));
    const posts = plan.posts.map((post) => post.id);
    return problem(`Nobody is named as holding "${id}"`, didYouMean(id, posts));
  },
};

export const term: ReferenceKind = {
  name: "term",
  summary: "A term of the glossary written out, with its short form in brackets.",
  example: '{{term "DfE"}}',
  print({ args: [short = ""] }, { plan }) {
    const found = plan.glossary.find((entry) => entry.term === short);
    if (found !== undefined) return asText(`${found.expansion} (${found.term})`);
    const terms = plan.glossary.map((entry) => entry.term);
    return problem(`The glossary has no "${short}"`, didYouMean(short, terms));
  },
};

export const appendix: ReferenceKind = {
  name: "appendix",
  summary: "The number of an appendix of this report, as a link to it.",
  example: '{{appendix "ofsted-letter"}}',
  print({ args: [id = ""] }, _, { appendices }) {
    const number = appendices.get(id);
    if (number !== undefined) return linkTo(appendixAnchor(number), `Appendix ${number}`);
    const hint =
      didYouMean(id, appendices.keys()) ??
      "Add it to appendices, or take its block out of what the theme leaves out.";
    return problem(`This report has no appendix "${id}"`, hint);
  },
};

export const paragraph: ReferenceKind = {
  name: "paragraph",
  summary: "The number of a paragraph that ends in {#its-id}, as a link to it.",
  example: '{{paragraph "visit"}}',
  print({ args: [id = ""] }, _, { paragraphs }) {
    const number = paragraphs.get(id);
    if (number !== undefined) return linkTo(paragraphAnchor(number), `paragraph ${number}`);
    const hint = didYouMean(id, paragraphs.keys()) ?? "End the paragraph in {#id}.";
    return problem(`No paragraph ends in {#${id}}`, hint);
  },
};

const linkTo = (anchor: string, words: string): Outcome => [
  { kind: "link", href: `#${anchor}`, children: [textOf(words)] },
];
