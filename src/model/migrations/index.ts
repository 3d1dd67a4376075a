import { from1To2 } from "./1-to-2.ts";

/**
 * One step from an old model towards today's. A step is never changed once a version with it is out, so it imports
 * nothing that describes today's models.
 */
interface Migration {
  /** The version that it reads; it makes the next one. */
  readonly from: number;
  /** Takes plain JSON that nobody has validated yet. What it does not recognise it returns as it is. */
  readonly migrate: (model: unknown) => unknown;
}

/** In order, one for each version before today's. */
const MIGRATIONS: readonly Migration[] = [from1To2];

/** Brings a model of any older version up to today's, step by step. One of today's version is returned as it is. */
export const migrateModel = (model: unknown, version: number): unknown =>
  MIGRATIONS.filter(({ from }) => from >= version).reduce((older, { migrate }) => migrate(older), model);
