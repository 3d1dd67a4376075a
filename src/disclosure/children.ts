import type { Kpi } from "../plan/kpis.ts";

/** Also as the national measures shorten them: in need, looked after, on a child protection plan. */
export const CHILDREN =
  /\b(?:child(?:ren)?|young (?:people|persons?)|bab(?:y|ies)|infants?|toddlers?|boys?|girls?|teenagers?|siblings?|pupils?|students?|(?:care )?leavers(?! FTE)|adoptions?|adopters?|CIN|CLA|LAC|CPP|UASC|SGOs)\b/i;

/** Whether a measure's counts are counts of children: it says so, or its unit does and it says nothing else. */
export const countsChildren = ({ subject, unit }: Pick<Kpi, "subject" | "unit">): boolean =>
  subject === undefined ? CHILDREN.test(unit) : subject === "child";

/** Whether words name children, whatever a measure says of its subject; those of a service, a home or a worker are none. */
export const speaksOfChildren = (text: string): boolean =>
  CHILDREN.test(text.replace(/\bchild(?:ren)?['’]?s?['’]? (?:services|social|homes?|centres?)\b/gi, ""));
