import type { FinishingStep } from "./step.ts";
import { structureRoot } from "./structure.ts";

/** Says what the browser's PDF 2.0 tags mean in PDF 1.7. */
export const mapRoles: FinishingStep = (document, _publication, lib) => {
  const roles = document.context.obj({ Strong: "Span", Em: "Span", Aside: "Div" });
  structureRoot(document, lib)?.set(lib.PDFName.of("RoleMap"), roles);
};
