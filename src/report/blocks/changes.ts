import { diffStates } from "../../diff/diff-states.ts";
import { GROUPS } from "../../diff/groups.ts";
import { formatDate } from "../../plan/dates.ts";
import { heading, item, paragraph, say } from "../draft.ts";
import { planState } from "../state.ts";
import type { BlockKind } from "./block.ts";

/** `{{block "changes"}}`: what changed since the report before, in the order a Director would ask. */
export const changes: BlockKind = ({ plan, before, edition }) => {
  if (before === null)
    return [paragraph(say("This is the first report, so there is nothing to compare it with."))];
  const found = diffStates(planState(before, edition), planState(plan, edition));
  const dates = `${formatDate(before.asAt)} and ${formatDate(plan.asAt)}`;
  if (found.length === 0) return [paragraph(say(`Nothing changed between ${dates}.`))];
  return [
    paragraph(say(`This appendix compares the plan as it was known on ${dates}.`)),
    ...GROUPS.flatMap(({ title, kinds }) => {
      const items = found.filter(({ kind }) => kinds.includes(kind)).map(({ message }) => item(say(message)));
      return items.length === 0
        ? []
        : [heading(title, 3), paragraph(say(`${title} (${items.length}):`), items)];
    }),
  ];
};
