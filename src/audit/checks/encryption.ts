import type { Check } from "../check.ts";

export const encryption: Check = {
  id: "encryption",
  asks: "The file is not encrypted.",
  clause: "PDF/UA-1 7.16, PDF/A-3 6.1.3",
  mend: "Write it without a password and without limits on what may be done with it.",
  *find({ objects }) {
    if (objects.trailer.get("Encrypt") !== null) yield { what: "The file is encrypted." };
  },
};
