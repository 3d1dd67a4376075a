import { List, Stream, Unreadable } from "../../pdf/objects.ts";
import { listAt, nameOf, numberAt, valueAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const fileStructure: Check = {
  id: "file-structure",
  asks: "The file begins and ends as a PDF does, has an identifier, and its parts are as long as they say.",
  clause: "PDF/A-3 6.1",
  mend: "Build the file again: it was damaged, or joined or mended by another program.",
  *find({ bytes, objects }) {
    const text = Buffer.from(bytes);
    const head = text.subarray(0, 16).toString("latin1");
    if (!/^%PDF-1\.[0-7](?:\r\n|\n|\r)/.test(head))
      yield { what: "The file does not begin with %PDF-1.7 in a line of its own." };
    const second =
      text
        .subarray(0, 64)
        .toString("latin1")
        .split(/\r\n|\n|\r/)[1] ?? "";
    if (!/^%[\x80-\xff]{4}/.test(second))
      yield { what: "The second line does not tell that the file is no text." };
    const end = text.subarray(-32).toString("latin1");
    if (!/%%EOF(?:\r\n|\n|\r)?$/.test(end))
      yield { what: "Something follows after the end of the file (%%EOF)." };
    const ids = objects.trailer.get("ID");
    if (!(ids instanceof List) || ids.items.length !== 2) yield { what: "The file has no identifier (/ID)." };
    for (const [number, object] of objects.all()) {
      const name = `The object ${number}`;
      if (object instanceof Unreadable) yield { what: `${name} cannot be read.` };
      if (!(object instanceof Stream)) continue;
      const length = numberAt(object.dict, "Length");
      if (length !== object.bytes.length)
        yield {
          what: `${name} is ${object.bytes.length} bytes long and not ${length ?? "nothing"}, as it says.`,
        };
      const filters = listAt(object.dict, "Filter").map(nameOf);
      if (filters.some((filter) => filter === "LZWDecode" || filter === "Crypt"))
        yield { what: `${name} is packed in a way that PDF/A has not (${filters.join(", ")}).` };
      for (const key of ["FFilter", "FDecodeParms"]) {
        if (valueAt(object.dict, key) !== null) yield { what: `${name} is in another file (/${key}).` };
      }
    }
  },
};
