import { PDFDict, PDFStream } from "@cantoo/pdf-lib";
import type { Check } from "../check.ts";
import { dictAt, nameAt, textAt, valueAt } from "../reading/objects.ts";

export const external: Check = {
  id: "external",
  asks: "Everything that the file shows is in the file.",
  clause: "PDF/A-3 6.1.7 and 6.2.9",
  mend: "Build the file again from its HTML, which holds its pictures and fonts itself.",
  *find({ document }) {
    for (const [ref, object] of document.context.enumerateIndirectObjects()) {
      const dict = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : null;
      if (object instanceof PDFStream && valueAt(dict, "F") !== null)
        yield {
          what: `A part of the file is in another file, "${textAt(dict, "F") ?? textAt(dictAt(dict, "F"), "F") ?? ""}" (object ${ref.objectNumber}).`,
        };
      const isSpecification = nameAt(dict, "Type") === "Filespec" || nameAt(dict, "Type") === "F";
      if (isSpecification && dictAt(dict, "EF") === null)
        yield {
          what: `The file refers to another file, "${textAt(dict, "UF") ?? textAt(dict, "F") ?? ""}", which is not in it.`,
        };
      if (nameAt(dict, "Subtype") === "Form" && dictAt(dict, "Ref") !== null)
        yield { what: `A picture is a page of another file (object ${ref.objectNumber}).` };
    }
  },
};
