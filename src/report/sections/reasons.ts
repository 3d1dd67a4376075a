import { prose } from "./prose.ts";

export const reasons = prose("reasons", "Reasons");
