import type { Check } from "../check.ts";
import { STANDARD_ROLES } from "../reading/structure.ts";

export const roles: Check = {
  id: "roles",
  asks: "Every tag has a role of PDF 1.7, or one that the file maps to such a role.",
  clause: "PDF/UA-1 7.1, PDF/A-3 6.7.3.4",
  mend: "Map the role in the RoleMap of the tree, or use another HTML element for it.",
  *find({ structure }) {
    const told = new Set<string>();
    for (const element of structure.elements) {
      if (element.type !== null || told.has(element.role)) continue;
      told.add(element.role);
      const role =
        element.role === ""
          ? "A tag has no role"
          : `<${element.role}> is no role of PDF 1.7, and is mapped to none`;
      yield { what: `${role}.`, at: element };
    }
    for (const role of structure.roles.keys()) {
      if (STANDARD_ROLES.has(role))
        yield { what: `<${role}> is a role of PDF 1.7, and is mapped to another.` };
    }
  },
};
