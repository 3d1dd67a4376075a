import type { Section } from "./section.ts";

export const contact: Section = ({ report }) => {
  if (report.contact === undefined) return [];
  const { name, extension = null, email = null } = report.contact;
  return [{ kind: "contact", name, extension, email }];
};
