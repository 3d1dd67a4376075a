import { unpack } from "../../pdf/streams.ts";
import { dictOf, listAt, nameAt, numberAt, textAt, valueAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const outputIntent: Check = {
  id: "output-intent",
  asks: "The file says what its colours look like, by a profile that it holds.",
  clause: "PDF/A-3 6.2.3",
  mend: "Build the file again from its HTML: improve build adds the profile of sRGB.",
  *find({ catalog }) {
    const intents = listAt(catalog, "OutputIntents").flatMap((intent) => dictOf(intent) ?? []);
    const own = intents.filter((intent) => nameAt(intent, "S") === "GTS_PDFA1");
    if (own.length === 0) {
      yield { what: "The file does not say what its colours look like (/OutputIntents, GTS_PDFA1)." };
      return;
    }
    const profiles = new Set(own.map((intent) => valueAt(intent, "DestOutputProfile")));
    if (profiles.size > 1) yield { what: "Two output intents have different profiles." };
    for (const intent of own) {
      const profile = valueAt(intent, "DestOutputProfile") ?? undefined;
      const bytes = unpack(profile);
      if ((textAt(intent, "OutputConditionIdentifier") ?? "") === "")
        yield { what: "The output intent has no name (/OutputConditionIdentifier)." };
      if (bytes === null) yield { what: "The output intent has no profile (/DestOutputProfile)." };
      else if (!isProfile(bytes))
        yield { what: "The profile of the output intent is no ICC profile of a screen or a printer." };
      else if (COMPONENTS[signature(bytes, 16)] !== numberAt(dictOf(profile), "N"))
        yield {
          what: "The profile of the output intent has another number of colours than the file says (/N).",
        };
    }
  },
};

const COMPONENTS: Readonly<Record<string, number>> = { "RGB ": 3, GRAY: 1, CMYK: 4 };

const signature = (bytes: Uint8Array, at: number): string =>
  Buffer.from(bytes.subarray(at, at + 4)).toString("latin1");

const isProfile = (bytes: Uint8Array): boolean =>
  signature(bytes, 36) === "acsp" && /^(?:mntr|prtr)$/.test(signature(bytes, 12)) && (bytes[8] as number) < 5;
