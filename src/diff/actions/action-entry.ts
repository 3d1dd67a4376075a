import type { ActionState } from "../../model/state.ts";
import type { IsoDate } from "../../plan/dates.ts";
import type { Entry } from "../change.ts";

/** An action as one side knows it, and the day of that side. */
export interface ActionSide {
  readonly action: ActionState;
  readonly asAt: IsoDate;
}

export const actionEntry = ({ id, title }: ActionState): Entry => ({
  entity: id,
  label: `Action ${id}`,
  title,
});
