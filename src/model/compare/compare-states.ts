import type { PlanState } from "../state.ts";
import { comparePoints } from "./compare-points.ts";
import { notIn, same } from "./same.ts";
import type { Fields, StateChange } from "./state-change.ts";

type Keyed = readonly { readonly id: string }[];

const LISTS = [
  ["recommendations", "recommendation"],
  ["actions", "action"],
  ["kpis", "kpi"],
  ["events", "event"],
] as const;
const NESTED = { documents: "document", findings: "finding" } as const;

/** Histories follow the field they are of: where that differs they say nothing new. */
const DERIVED: Readonly<Record<string, string>> = { dueMoves: "due", statusChanges: "status" };

/** Every difference, entry by entry and field by field; only fields that the older state has are compared. */
export function* compareStates(was: PlanState, now: PlanState): Generator<StateChange> {
  for (const [list, kind] of LISTS) yield* compareLists(kind, was[list], now[list], "");
}

function* compareLists(
  kind: StateChange["kind"],
  was: Keyed,
  now: Keyed,
  above: string,
): Generator<StateChange> {
  const present = new Map(now.map((entry) => [entry.id, entry]));
  for (const entry of was) {
    const path = above + entry.id;
    const other = present.get(entry.id);
    present.delete(entry.id);
    if (other !== undefined) yield* compareFields(kind, path, { ...entry }, { ...other });
    else yield { kind, path, field: null, period: null, was: path, now: null };
  }
  for (const id of present.keys()) {
    yield { kind, path: above + id, field: null, period: null, was: null, now: above + id };
  }
}

function* compareFields(
  kind: StateChange["kind"],
  path: string,
  was: Fields,
  now: Fields,
): Generator<StateChange> {
  for (const key of Object.keys(was)) {
    if (key === "documents" || key === "findings") {
      yield* compareLists(NESTED[key], was[key] as Keyed, now[key] as Keyed, `${path}/`);
    } else if (key === "points") {
      yield* comparePoints(path, was[key] as readonly Fields[], now[key] as readonly Fields[]);
    } else if (!same(was[key], now[key]) && !followsAnother(key, was, now)) {
      const field = kebab(DERIVED[key] ?? key);
      yield {
        kind,
        path,
        field,
        period: null,
        was: without(was[key], now[key]),
        now: without(now[key], was[key]),
      };
    }
  }
}

function followsAnother(key: string, was: Fields, now: Fields): boolean {
  if (key === "variation") return haveOtherFigures(was, now);
  const source = DERIVED[key];
  return source !== undefined && !same(was[source], now[source]);
}

/** Limits are made of the figures, whose change is told of already. */
const haveOtherFigures = (was: Fields, now: Fields): boolean =>
  [...comparePoints("", was.points as readonly Fields[], now.points as readonly Fields[])].length > 0;

/** Of a history or of evidence only what the other does not have; anything else whole. */
function without(value: unknown, other: unknown): unknown {
  if (!Array.isArray(value) || !Array.isArray(other) || typeof (value[0] ?? other[0]) !== "object")
    return value;
  return notIn(value, other);
}

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
