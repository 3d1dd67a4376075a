import { shorten } from "../../text/words.ts";
import type { Check } from "../check.ts";
import type { ContentFault } from "../reading/page.ts";

export const painted: Check = {
  id: "painted",
  asks: "Everything that a page paints is tagged or an artifact, and nothing is both.",
  clause: "PDF/UA-1 7.1",
  mend: "Text that belongs to the report must be in an element that is tagged. Report this to us if improve build made the file: it marks all else as artifacts.",
  *find({ pages }) {
    for (const { number, faults } of pages) {
      const own = faults.filter(({ kind }) => kind === "untagged" || kind === "mixed");
      const [first] = own;
      if (first === undefined) continue;
      const more = own.length === 1 ? "" : ` So it is with ${own.length - 1} more on this page.`;
      const neither =
        first.kind === "untagged" ? "which is neither tagged nor an artifact" : "which no reader can follow";
      yield { what: `${sayPainted(first)}, ${neither}.${more}`, at: number };
    }
  },
};

const sayPainted = ({ what, text }: ContentFault): string => {
  const words = shorten(text ?? "", 60).trim();
  return words === "" ? what.replace(/\.$/, "") : `It shows "${words}"`;
};
