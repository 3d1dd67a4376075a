/** Whether a claim holds: the clause that shows it, or why nothing does. Both quote the figures. */
export type Outcome =
  | { readonly holds: true; readonly proof: string }
  | {
      readonly holds: false;
      readonly reason: string;
      /** What to do where something is named that is not there; null for nothing more than to look. */
      readonly hint: string | null;
    };

export const prove = (proof: string): Outcome => ({ holds: true, proof });

export const refute = (reason: string, hint: string | null = null): Outcome => ({
  holds: false,
  reason,
  hint,
});

/** What is missing: a step on the way to an outcome. */
export interface Missing {
  readonly missing: string;
  readonly hint: string | null;
}

export const miss = (missing: string, hint: string | null = null): Missing => ({ missing, hint });
