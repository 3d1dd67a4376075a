import { UsageError } from "../errors.ts";
import { publishedFile } from "./published-file.ts";

/** The model of a report as a file of its own. */
export const modelSide = publishedFile("a report's model (.json)", /\.json$/i, (bytes) => {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw new UsageError("The file is not JSON.", "Give a .json that improve build has written.", cause);
  }
});
