import { encodeModel } from "../model-text.ts";
import { dateOf, type FinishingStep } from "./step.ts";

/** The name of the attachment that `extractModelFromPdf` looks for. */
export const modelFile = "improve-model.json";

/** Attaches the model, so that two published PDFs can be compared years later. */
export const attachModel: FinishingStep = async (document, publication, { AFRelationship }) => {
  const { text, digest } = encodeModel(publication.model);
  const date = dateOf(publication);
  await document.attach(text, modelFile, {
    mimeType: "application/json",
    description: `What this document was made from. ${digest}`,
    afRelationship: AFRelationship.Data,
    creationDate: date,
    modificationDate: date,
  });
  // Attachments are otherwise embedded on saving, after the identifier has been worked out.
  await document.flush();
};
