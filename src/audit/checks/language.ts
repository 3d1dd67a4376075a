import { textAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

/** A language as BCP 47 writes it: en, en-GB, zh-Hant-TW. */
const LANGUAGE = /^(?:[a-z]{2,3}|x|i)(?:-[a-z0-9]{1,8})*$/i;

export const language: Check = {
  id: "language",
  asks: "The file says what language it is in, as do its parts in another one.",
  clause: "PDF/UA-1 7.2, PDF/A-3 6.7.4",
  mend: "Set lang on the html element, with a code such as en-GB or cy.",
  *find(file) {
    const { catalog, structure, xmp } = file;
    const own = textAt(catalog, "Lang");
    if (own === null || own === "") yield { what: "The file does not say what language it is in (/Lang)." };
    else if (!LANGUAGE.test(own)) yield { what: `"${own}" is no code of a language (/Lang).` };
    const told = xmp?.get("dc:language") ?? own;
    if (told !== own && own !== null)
      yield { what: `The metadata says "${told}" and the file "${own}" as its language.` };
    for (const element of structure.elements) {
      const lang = textAt(element.dict, "Lang");
      if (lang !== null && lang !== "" && !LANGUAGE.test(lang))
        yield {
          what: `"${lang}", the language of ${file.name(element)}, is no code of a language.`,
          at: element,
        };
    }
  },
};
