import { dictAt, isTrueAt, textAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const title: Check = {
  id: "title",
  asks: "The file has a title, and shows it in place of its name.",
  clause: "PDF/UA-1 7.1",
  mend: "Give the report a title.",
  *find({ catalog, info, xmp }) {
    const told = xmp?.get("dc:title") ?? "";
    const [own] = [textAt(info, "Title")];
    if (told.trim() === "") yield { what: "The metadata has no title (dc:title)." };
    else if (own !== null && own !== told)
      yield { what: `The title is "${own}" in the file and "${told}" in its metadata.` };
    if (!isTrueAt(dictAt(catalog, "ViewerPreferences"), "DisplayDocTitle"))
      yield { what: "The title is not shown in place of the name of the file (/DisplayDocTitle)." };
  },
};
