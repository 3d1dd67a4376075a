import { UsageError } from "../errors.ts";
import { loadPlanFrom } from "../load/load-plan.ts";
import { acceptPlan } from "./accept-plan.ts";
import { openGitFolder } from "./git-folder.ts";
import { planAt } from "./plan-at.ts";
import type { ReadyPlan, SideKind } from "./side-kind.ts";
import { splitDate } from "./split-date.ts";

const PREFIX = "git:";

/** The plan folder as it is in a git revision, and the date it is seen at. */
export const gitSide: SideKind = {
  accepts: "a git revision (git:HEAD~1, git:HEAD~1:other-plan)",
  async open(name, { folder, asAt }) {
    if (!name.startsWith(PREFIX)) return null;
    const { rest, date } = splitDate(name.slice(PREFIX.length));
    const [, revision = "", other] = /^([^:]*)(?::(.*))?$/s.exec(rest) ?? [];
    if (revision === "") {
      throw new UsageError(`"${name}" names no git revision`, "Write git:<revision>, such as git:HEAD~1.");
    }
    const ready = await readRevision(name, revision, other === undefined || other === "" ? folder : other);
    return planAt(ready, { name, date, asAt });
  },
};

async function readRevision(name: string, revision: string, folder: string): Promise<ReadyPlan> {
  const opened = await openGitFolder(name, revision, folder);
  try {
    const hint = "Give a revision at which improve check found no error.";
    return { ...acceptPlan(await loadPlanFrom(opened), { name, hint }), files: [] };
  } finally {
    await opened.close();
  }
}
