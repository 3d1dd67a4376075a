import { stat } from "node:fs/promises";
import { planAt } from "./plan-at.ts";
import type { SideKind } from "./side-kind.ts";
import { splitDate } from "./split-date.ts";

/** A plan folder, and the date it is seen at. */
export const folderSide: SideKind = {
  accepts: "a folder (other-plan, other-plan@2016-05)",
  async open(name, { asAt, readFolder }) {
    const { rest: folder, date } = splitDate(name);
    const found = await stat(folder).catch(() => null);
    if (found?.isDirectory() !== true) return null;
    return planAt(await readFolder(folder), { name, date, asAt });
  },
};
