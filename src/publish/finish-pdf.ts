import { numberCells } from "./finish/cell-ids.ts";
import { describe } from "./finish/describe.ts";
import { openFigures } from "./finish/figures.ts";
import { identify } from "./finish/identify.ts";
import { describeLinks } from "./finish/links.ts";
import { addMetadata } from "./finish/metadata.ts";
import { attachModel } from "./finish/model.ts";
import { requireTags } from "./finish/require-tags.ts";
import { mapRoles } from "./finish/role-map.ts";
import type { FinishingStep } from "./finish/step.ts";
import type { Publication } from "./publication.ts";

/** In this order; what identifies the file comes last. */
const steps: readonly FinishingStep[] = [
  requireTags,
  describe,
  addMetadata,
  mapRoles,
  openFigures,
  numberCells,
  describeLinks,
  attachModel,
  identify,
];

/**
 * Finishes a PDF as the browser printed it. The same print and publication give the same bytes. It claims no
 * standard: a claim is for an audit to make.
 * @throws BrowserError when the print has no tags, and so nothing that can be read.
 */
export async function finishPdf(printed: Uint8Array, publication: Publication): Promise<Uint8Array> {
  const lib = await import("@cantoo/pdf-lib");
  const document = await lib.PDFDocument.load(printed, { updateMetadata: false, parseSpeed: Infinity });
  for (const step of steps) await step(document, publication, lib);
  return await document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  });
}
