import { change, each, fill, isFields, missingIn, type Step } from "./steps.ts";

/**
 * Version 2 kept corrections of statuses and due dates only, so nobody can know from it what else had been corrected by
 * its date. `unrecorded` names that for every kind of entry that the model has.
 */
export const from2To3 = {
  from: 2,
  migrate(model: unknown): unknown {
    return change(model, { schemaVersion: () => 3, state: migrateState, publicState: migrateState });
  },
};

const ENTRY = { correctedFields: [] };
const LISTS = ["recommendations", "actions", "kpis", "events"] as const;

const migrateState: Step = (state) => {
  if (!isFields(state)) return state;
  const lacking = LISTS.flatMap((list) => missingIn(state[list], ENTRY).map((field) => `${list}.${field}`));
  const known = Array.isArray(state.unrecorded) ? state.unrecorded : [];
  const marked = lacking.length === 0 ? state : { ...state, unrecorded: [...known, ...lacking] };
  return change(marked, Object.fromEntries(LISTS.map((list) => [list, each((entry) => fill(entry, ENTRY))])));
};
