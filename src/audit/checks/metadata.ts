import { textAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const metadata: Check = {
  id: "metadata",
  asks: "The file has metadata that any program can read, and they say what the information of the document says.",
  clause: "PDF/UA-1 7.1, PDF/A-3 6.6.2",
  mend: "Build the file again from its HTML. Programs that change one of the two spoil the file.",
  *find({ info, xmp }) {
    if (xmp === null) {
      yield { what: "The file has no metadata (/Metadata)." };
      return;
    }
    if (xmp.isPacked) yield { what: "The metadata are compressed, so that not every program can read them." };
    if (xmp.fault !== null) {
      yield { what: `The metadata are no XML: ${xmp.fault.replace(/\.$/, "")}.` };
      return;
    }
    for (const [key, property] of PAIRS) {
      const [own, told] = [textAt(info, key), xmp.get(property)];
      if (own === null || own === told) continue;
      yield { what: `The file says ${own} and its metadata ${told ?? "nothing"} (/${key}, ${property}).` };
    }
    for (const [key, property] of DATES) {
      const [own, told] = [textAt(info, key), xmp.get(property)];
      if (own === null || instantOf(own) === Date.parse(told ?? "")) continue;
      yield { what: `The file says ${own} and its metadata ${told ?? "nothing"} (/${key}, ${property}).` };
    }
  },
};

const PAIRS = [
  ["Creator", "xmp:CreatorTool"],
  ["Producer", "pdf:Producer"],
  ["Author", "dc:creator"],
  ["Subject", "dc:description"],
  ["Keywords", "pdf:Keywords"],
] as const;

const DATES = [
  ["CreationDate", "xmp:CreateDate"],
  ["ModDate", "xmp:ModifyDate"],
] as const;

/** A date as D:20160905000000Z or D:20160905120000+01'00'. */
function instantOf(text: string): number {
  const found = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?'?)?/.exec(text);
  const [, year, month = "01", day = "01", hour = "00", minute = "00", second = "00", zone, part = "00"] =
    found ?? [];
  return Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${zone === undefined ? "Z" : `${zone}:${part}`}`,
  );
}
