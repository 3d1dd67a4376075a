import type { EventDocument } from "./events.ts";

/** What a document of an event is called: "letter", "report"; "document" where neither its id nor title says. */
export const documentKind = ({ id, title = "" }: EventDocument): string =>
  /\b(?:letter|report|note|review)\b/i.exec(`${id} ${title}`)?.[0].toLowerCase() ?? "document";
