import { PDFDocument } from "@cantoo/pdf-lib";

/** A PDF as another program may write it: without tags, a title or a profile of colours. */
export async function minutes(password?: string): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage().drawText("Minutes of the Board");
  if (password !== undefined) document.encrypt({ userPassword: password, ownerPassword: password });
  return await document.save();
}
