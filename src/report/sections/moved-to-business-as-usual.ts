import { numberWord } from "../../diagnostics/number-words.ts";
import { capitalise } from "../../diagnostics/words.ts";
import { item, paragraph, say } from "../draft.ts";
import type { Section } from "./section.ts";

/** The recommendations that are no longer overseen by the Board. */
export const movedToBusinessAsUsual: Section = ({ plan }) => {
  const moved = plan.recommendations.filter(({ track }) => track === "business-as-usual");
  if (moved.length === 0) return [];
  const count = numberWord(moved.length);
  const lead = `${capitalise(count)} recommendation${moved.length === 1 ? " is" : "s are"} now taken forward as business as usual:`;
  return [
    paragraph(
      say(lead),
      moved.map(({ number, title }) => item(say(`recommendation ${number}: ${title}`))),
    ),
  ];
};
