import { Stream } from "../../pdf/objects.ts";
import { dictAt, dictOf, nameAt, textAt, valueAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const external: Check = {
  id: "external",
  asks: "Everything that the file shows is in the file.",
  clause: "PDF/A-3 6.1.7 and 6.2.9",
  mend: "Build the file again from its HTML, which holds its pictures and fonts itself.",
  *find({ objects }) {
    for (const [number, object] of objects.all()) {
      const dict = dictOf(object);
      if (object instanceof Stream && valueAt(dict, "F") !== null)
        yield {
          what: `A part of the file is in another file, "${textAt(dict, "F") ?? textAt(dictAt(dict, "F"), "F") ?? ""}" (object ${number}).`,
        };
      const isSpecification = nameAt(dict, "Type") === "Filespec" || nameAt(dict, "Type") === "F";
      if (isSpecification && dictAt(dict, "EF") === null)
        yield {
          what: `The file refers to another file, "${textAt(dict, "UF") ?? textAt(dict, "F") ?? ""}", which is not in it.`,
        };
      if (nameAt(dict, "Subtype") === "Form" && dictAt(dict, "Ref") !== null)
        yield { what: `A picture is a page of another file (object ${number}).` };
    }
  },
};
