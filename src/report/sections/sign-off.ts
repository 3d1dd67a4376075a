import { isNone } from "../../plan/schema/header.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { below } from "../../problems/origin.ts";
import { holderOf, postTitle } from "../context.ts";
import { heading, item, say, unnumbered } from "../draft/draft.ts";
import { stampField } from "../draft/stamped.ts";
import { draftLine } from "../draft/text.ts";
import type { Section } from "../kinds.ts";

/** Who signed the report. */
export const signOff: Section = {
  id: "sign-off",
  draft({ plan, report: { signed } }) {
    if (signed === undefined) return [];
    return [{ kind: "sign-off", name: holderOf(plan, signed), office: postTitle(plan, signed) }];
  },
};

export const contact: Section = {
  id: "contact",
  draft({ report }) {
    if (report.contact === undefined) return [];
    const { name, extension = null, email = null } = report.contact;
    return [{ kind: "contact", name, extension, email }];
  },
};

/** Unpublished papers that the report relies on. The law asks for the list even if it is empty. */
export const backgroundPapers: Section = {
  id: "background-papers",
  draft({ report }) {
    const papers = report.backgroundPapers ?? [];
    const title = heading("Background papers");
    if (papers.length === 0) return [title, unnumbered(say("There are no background papers."))];
    const items = papers.map((paper) => {
      const date = paper.date === undefined ? undefined : formatDate(paper.date);
      const words = [paper.title, paper.by, date].filter((part) => part !== undefined).join(", ");
      return item(say(stampField(words, report.id, "background-papers")));
    });
    return [title, { ...unnumbered(say("This report relies on:")), items }];
  },
};

/** The rows that this council uses, each with the report's answer. The answer `none` prints the row's own sentence. */
export const implications: Section = {
  id: "implications",
  draft(context) {
    const { header, report } = context;
    const rows = (header.implications ?? []).flatMap(({ id, title, none }) => {
      const answer = report.implications?.get(id);
      if (answer === undefined) return [];
      const value = isNone(answer)
        ? say(none)
        : draftLine(context, answer, below(report.origin, "implications", id));
      return [{ name: title, value }];
    });
    return rows.length === 0 ? [] : [heading("Implications"), { kind: "facts", rows }];
  },
};
