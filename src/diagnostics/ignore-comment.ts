import type { Origin } from "./origin.ts";

/** A comment of the plan that begins with improve-ignore, as written but for its `#`. */
export interface IgnoreComment {
  readonly text: string;
  /** It stands inside a text, where it is no comment but would be printed. */
  readonly inText: boolean;
  readonly origin: Origin;
}
