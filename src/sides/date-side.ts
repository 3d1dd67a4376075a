import { planAt } from "./plan-at.ts";
import type { SideKind } from "./side-kind.ts";

/** The plan as it was known on a day, or on the last day of a month. */
export const dateSide: SideKind = {
  accepts: "a month or a day (2016-05, 2016-05-31)",
  async open(name, { folder, readFolder }) {
    if (!/^\d{4}-\d{1,2}(-\d{1,2})?$/.test(name)) return null;
    return planAt(await readFolder(folder), { name, date: name, asAt: undefined });
  },
};
