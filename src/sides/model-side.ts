import { publishedFile } from "./published-file.ts";

/** The model of a report as a file of its own. */
export const modelSide = publishedFile("a report's model (.json)", /\.json$/i, (bytes) =>
  JSON.parse(bytes.toString("utf8")),
);
