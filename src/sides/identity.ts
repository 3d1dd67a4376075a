import type { OpenSide } from "./side-kind.ts";

/** Whose plan a side is of, and which. */
export function identityOf(side: OpenSide): { readonly authority: string; readonly plan: string } {
  if (!("model" in side)) return { authority: side.plan.header.authority, plan: side.plan.header.title };
  const { authority, plan } = side.model.provenance;
  return { authority, plan };
}
