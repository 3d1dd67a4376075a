import { createHash } from "node:crypto";
import type { FinishingStep } from "./step.ts";

/** The file's identifier, from a digest of all it holds. Must be the last step. */
export const identify: FinishingStep = (document, _publication, { PDFHexString }) => {
  const { context } = document;
  const hash = createHash("sha256");
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const bytes = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(bytes, 0);
    hash.update(ref.toString()).update(bytes);
  }
  const id = PDFHexString.of(hash.digest("hex").slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
};
