import { anyOf } from "../wording/whole-words.ts";
import type { NamedDate } from "./named-dates.ts";

/** Its names, and the short ones that a report gives it. */
export const bodyOf = ({ by, isInspection }: NamedDate): string => {
  const short = [
    ...(isInspection ? ["(?:the )?inspectors", "inspectorate"] : []),
    ...["Department", "Ministry"]
      .filter((office) => by.some((name) => name.startsWith(`${office} `)))
      .map((office) => `${office}(?! (?:of|for)\\b)`),
    ...(by.some((name) => name.startsWith("Minister")) ? ["Minister(?! of\\b)"] : []),
    ...(by.includes("Improvement Board") ? ["(?<=\\bthe )Board"] : []),
  ];
  return [anyOf(by), ...short].join("|");
};
