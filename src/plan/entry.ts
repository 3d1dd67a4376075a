import type { z } from "zod";
import type { Origin } from "../diagnostics/origin.ts";
import type { Camel } from "./camel.ts";

/** A decoded entry: its fields in camelCase, and where it was written. */
export type Entry<Schema extends z.ZodType> = Camel<z.output<Schema>> & { readonly origin: Origin };
