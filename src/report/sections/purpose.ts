import { prose } from "./prose.ts";

export const purpose = prose("purpose", "Purpose of the report");
