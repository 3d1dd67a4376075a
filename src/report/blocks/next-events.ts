import { formatInterval } from "../../plan/interval.ts";
import type { KnownEvent } from "../../plan/replay.ts";
import { whereSet } from "../../plan/replay.ts";
import { item, paragraph, say } from "../draft.ts";
import { draftLine } from "../draft-text.ts";
import type { BlockKind } from "./block.ts";

/** `{{block "next-events"}}`: what is planned, in the order it is planned for. */
export const nextEvents: BlockKind = (context) => {
  const planned = context.plan.events.filter(
    ({ held, planned }) => held === undefined && planned !== undefined,
  );
  if (planned.length === 0) return [paragraph(say("No inspection, visit or review is planned at present."))];
  const items = planned.map((event) => {
    const text = event.text === undefined ? [] : draftLine(context, event.text, whereSet(event, "text"));
    const title =
      event.title === undefined ? say(event.id) : draftLine(context, event.title, whereSet(event, "title"));
    return item([...title, ...say(`: ${whenPlanned(event)}.${text.length > 0 ? " " : ""}`), ...text]);
  });
  return [paragraph(say("The next events are:"), items)];
};

export function whenPlanned({ planned }: KnownEvent): string {
  if (planned === undefined) return "not yet known";
  return planned.interval === null ? (planned.words ?? "not yet known") : formatInterval(planned.interval);
}
