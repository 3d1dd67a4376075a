/** Whether a claim holds: a clause that shows it, or why nothing does. Both quote the figures. */
export type Outcome =
  | { readonly holds: true; readonly proof: string }
  | {
      readonly holds: false;
      readonly reason: string;
      /** What to do where the claim names something that does not exist; null where there is nothing to suggest. */
      readonly hint: string | null;
    };

export const prove = (proof: string): Outcome => ({ holds: true, proof });

export const refute = (reason: string, hint: string | null = null): Outcome => ({
  holds: false,
  reason,
  hint,
});

/** What a claim needs and the plan does not have. It becomes the reason of an outcome. */
export interface Missing {
  readonly missing: string;
  readonly hint: string | null;
}

export const miss = (missing: string, hint: string | null = null): Missing => ({ missing, hint });
