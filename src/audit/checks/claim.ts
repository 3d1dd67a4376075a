import type { Check } from "../check.ts";

export const claim: Check = {
  id: "claim",
  asks: "The file says that it meets PDF/UA-1 and PDF/A-3a.",
  clause: "PDF/UA-1 5, PDF/A-3 6.6.4",
  mend: "Build the file with improve, which says it in a file that passes all other checks.",
  *find({ xmp }) {
    const get = (property: string): string | null => xmp?.get(property) ?? null;
    if (get("pdfuaid:part") !== "1")
      yield { what: "The metadata do not say that the file meets PDF/UA-1 (pdfuaid:part)." };
    if (get("pdfaid:part") !== "3" || get("pdfaid:conformance") !== "A") {
      const other =
        get("pdfaid:part") === null
          ? ""
          : `, but PDF/A-${get("pdfaid:part")}${get("pdfaid:conformance")?.toLowerCase() ?? ""}`;
      yield {
        what: `The metadata do not say that the file meets PDF/A-3a${other} (pdfaid:part, pdfaid:conformance).`,
      };
    }
    if (get("pdfuaid:part") !== null && xmp?.described.has("pdfuaid") !== true)
      yield {
        what: "The metadata do not describe what pdfuaid:part is, as PDF/A asks (pdfaExtension:schemas).",
      };
  },
};
