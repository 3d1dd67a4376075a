import { extractModel } from "../publish/embed.ts";
import { publishedFile } from "./published-file.ts";

/** A published page. */
export const htmlSide = publishedFile("a published .html", /\.html?$/i, (bytes) =>
  extractModel(bytes.toString("utf8")),
);
