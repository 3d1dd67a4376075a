import { dateOf, type FinishingStep } from "./step.ts";

/** Title, language, dates and maker; readers show the title, not the file's name. */
export const describe: FinishingStep = (document, publication) => {
  const date = dateOf(publication);
  document.setTitle(publication.title, { showInWindowTitleBar: true });
  document.setLanguage(publication.language);
  document.setCreator("improve");
  document.setProducer("improve");
  document.setCreationDate(date);
  document.setModificationDate(date);
};
