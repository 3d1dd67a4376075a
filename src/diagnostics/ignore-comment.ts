import type { Origin } from "./origin.ts";

/** A comment of the plan that begins with improve-ignore, as written but for its `#`. */
export interface IgnoreComment {
  readonly text: string;
  readonly origin: Origin;
}
