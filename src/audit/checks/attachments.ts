import type { Dict } from "../../pdf/objects.ts";
import { unpack } from "../../pdf/streams.ts";
import {
  dictAt,
  dictOf,
  listAt,
  nameAt,
  numberAt,
  pairsOf,
  textAt,
  textOf,
  valueAt,
} from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const attachments: Check = {
  id: "attachments",
  asks: "A file inside the file has a name, a description, a kind and a date, and says what it is to the document.",
  clause: "PDF/UA-1 7.11, PDF/A-3 6.8",
  mend: "Build the file again: improve build attaches the model of the report and describes it.",
  *find({ catalog }) {
    const related = new Set(listAt(catalog, "AF").map(dictOf));
    for (const [key, value] of pairsOf(dictAt(dictAt(catalog, "Names"), "EmbeddedFiles"), "Names")) {
      const file: Dict | null = dictOf(value);
      const name = `The attachment "${textAt(file, "UF") ?? textOf(key) ?? ""}"`;
      for (const part of ["F", "UF"]) {
        if (textAt(file, part) === null) yield { what: `${name} has no name under /${part}.` };
      }
      if ((textAt(file, "Desc") ?? "") === "") yield { what: `${name} is not described (/Desc).` };
      if (nameAt(file, "AFRelationship") === null)
        yield { what: `${name} does not say what it is to the document (/AFRelationship).` };
      if (!related.has(file)) yield { what: `${name} does not belong to the document (/AF).` };
      const stream = valueAt(dictAt(file, "EF"), "F");
      const bytes = unpack(stream);
      const [kind, params] = [nameAt(dictOf(stream), "Subtype") ?? "", dictAt(dictOf(stream), "Params")];
      if (bytes === null) yield { what: `${name} is empty or cannot be unpacked (/EF).` };
      else if (numberAt(params, "Size") !== null && numberAt(params, "Size") !== bytes.length)
        yield {
          what: `${name} has ${bytes.length} bytes and not the ${numberAt(params, "Size")} that the file says.`,
        };
      if (!/^[\w.+-]+\/[\w.+-]+$/.test(kind))
        yield { what: `${name} does not say of what kind it is (/Subtype).` };
      if (textAt(params, "ModDate") === null) yield { what: `${name} has no date (/ModDate).` };
    }
  },
};
