import { whereSet } from "../../plan/history/replay.ts";
import { whenPlanned } from "../context.ts";
import { item, paragraph, say } from "../draft/draft.ts";
import { stampField } from "../draft/stamped.ts";
import { draftLine } from "../draft/text.ts";
import type { ComputedBlock } from "../kinds.ts";

export const nextEvents: ComputedBlock = {
  name: "next-events",
  summary: "The events that are planned, in order of time.",
  example: '{{block "next-events"}}',
  build(context) {
    const planned = context.plan.events.filter(
      ({ held, planned }) => held === undefined && planned !== undefined,
    );
    if (planned.length === 0)
      return [paragraph(say("No inspection, visit or review is planned at present."))];
    const items = planned.map((event) => {
      const text = event.text === undefined ? [] : draftLine(context, event.text, whereSet(event, "text"));
      const title =
        event.title === undefined ? say(event.id) : draftLine(context, event.title, whereSet(event, "title"));
      const when = stampField(whenPlanned(event) ?? "not yet known", event.id, "planned");
      return item([...title, ...say(`: ${when}.${text.length > 0 ? " " : ""}`), ...text]);
    });
    return [paragraph(say("The next events are:"), items)];
  },
};
