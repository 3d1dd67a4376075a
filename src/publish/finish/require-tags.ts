import { BrowserError } from "../../errors.ts";
import type { FinishingStep } from "./step.ts";
import { structureRoot } from "./structure.ts";

/** A browser on a machine without fonts prints blank pages and calls it success. */
export const requireTags: FinishingStep = (document, _publication, lib) => {
  if (structureRoot(document, lib)) return;
  throw new BrowserError(
    "The browser printed blank pages, or pages without tags.",
    "Install fonts on this machine (for example fonts-liberation), or name another browser with --browser.",
  );
};
