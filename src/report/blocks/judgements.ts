import { didYouMean } from "../../diagnostics/suggest.ts";
import { capitalise } from "../../diagnostics/words.ts";
import { cell, header, left, line, row, table } from "../cells.ts";
import { findDocument } from "../context.ts";
import { refuse } from "../references/reference.ts";
import type { BlockKind } from "./block.ts";

/** `{{block "judgements" "ofsted-2015/report"}}`: what an inspection judged. */
export const judgements: BlockKind = (context, [path = ""]) => {
  const found = findDocument(context.plan, path);
  if (found?.document.judgements === undefined) {
    return refuse(`No judgements of "${path}" are known`, didYouMean(path, context.named.keys()));
  }
  const { document } = found;
  const rows = [...(document.judgements ?? [])].map(([area, judgement]) =>
    row([header(line(area)), cell(line(capitalise(judgement)))]),
  );
  const anchor = `judgements-${path.replace("/", "-")}`;
  return [table(anchor, "Judgements of the inspection", [left("Area", 65), left("Judgement", 35)], rows)];
};
