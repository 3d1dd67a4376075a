import type { Section } from "./section.ts";

export const contact: Section = ({ report }) => {
  const { name, extension = null, email = null } = report.contact;
  return [{ kind: "contact", name, extension, email }];
};
