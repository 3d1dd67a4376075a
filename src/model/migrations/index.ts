import { from1To2 } from "./1-to-2.ts";

/**
 * One step of the way from an old model to today's. It takes a model of one version, plain JSON that nobody has
 * validated yet, and returns one of the next; what it does not recognise it leaves as it is. A step is written once
 * and never changed, so it imports nothing that describes today's models.
 */
type Migration = (model: unknown) => unknown;

/** In order, from version 1 on. */
const STEPS: readonly Migration[] = [from1To2];

/** Brings a model of an older version up to today's, step by step; one of today's version is returned as it is. */
export const migrateModel = (model: unknown, version: number): unknown =>
  STEPS.slice(version - 1).reduce((older, step) => step(older), model);
