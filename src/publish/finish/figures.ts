import type { FinishingStep } from "./step.ts";
import { childrenOf, listElements } from "./structure.ts";

/**
 * An HTML figure becomes a Figure around the picture's own Figure. Only the inner one has a name, and a
 * Figure without a name is an error, so the outer one is a Div.
 */
export const openFigures: FinishingStep = (document, _publication, lib) => {
  const { PDFName } = lib;
  for (const element of listElements(document, lib)) {
    const isUnnamed =
      element.get(PDFName.of("S")) === PDFName.of("Figure") && !element.has(PDFName.of("Alt"));
    if (isUnnamed && childrenOf(element, lib).length > 0) element.set(PDFName.of("S"), PDFName.of("Div"));
  }
};
