import { formatDate } from "../../plan/dates.ts";
import { heading, item, say, unnumbered } from "../draft.ts";
import type { Section } from "./section.ts";

/** Unpublished papers the report relies on; the law asks for the list even when it is empty. */
export const backgroundPapers: Section = ({ report }) => {
  const papers = report.backgroundPapers ?? [];
  const title = heading("Background papers");
  if (papers.length === 0) return [title, unnumbered(say("There are no background papers."))];
  const items = papers.map((paper) => {
    const date = paper.date === undefined ? undefined : formatDate(paper.date);
    return item(say([paper.title, paper.by, date].filter((part) => part !== undefined).join(", ")));
  });
  return [title, { ...unnumbered(say("This report relies on:")), items }];
};
