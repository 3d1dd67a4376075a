import { prose } from "./prose.ts";

export const summary = prose("summary", "Summary");
