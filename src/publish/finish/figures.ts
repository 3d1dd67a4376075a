import type { FinishingStep } from "./step.ts";
import { childrenOf, listElements } from "./structure.ts";

/**
 * An HTML figure becomes a Figure around the picture's own Figure. Only the inner one has a name, and a
 * Figure without a name is an error, so the outer one is a Div.
 */
export const openFigures: FinishingStep = (document, _publication, lib) => {
  const { PDFName } = lib;
  for (const { tag } of listElements(document, lib)) {
    const isUnnamed = tag.get(PDFName.of("S")) === PDFName.of("Figure") && !tag.has(PDFName.of("Alt"));
    if (isUnnamed && childrenOf(tag, lib).length > 0) tag.set(PDFName.of("S"), PDFName.of("Div"));
  }
};
