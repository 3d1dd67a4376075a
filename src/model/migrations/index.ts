import { from1To2 } from "./1-to-2.ts";
import { from2To3 } from "./2-to-3.ts";
import { from3To4 } from "./3-to-4.ts";

/**
 * A step from one version of the model to the next. It is never changed after its release, so it imports nothing that
 * describes the present model.
 */
interface Migration {
  /** The version that it reads. It makes the next one. */
  readonly from: number;
  /** Takes plain JSON that has not been validated yet, and returns unchanged whatever it does not recognise. */
  readonly migrate: (model: unknown) => unknown;
}

/** One step for each version before the present one, in order. */
export const MIGRATIONS: readonly Migration[] = [from1To2, from2To3, from3To4];
