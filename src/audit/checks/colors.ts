import { unpack } from "../../pdf/streams.ts";
import { dictOf, listAt, nameAt, nameOf, valueAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";
import type { AuditedFile } from "../reading/file.ts";

/** The colours of a device, by the operators that set them, and the profile that each needs; a profile of any kind does for grey. */
const DEVICES = [
  { operators: ["rg", "RG"], space: "DeviceRGB", profile: "RGB ", words: "red, green and blue" },
  { operators: ["k", "K"], space: "DeviceCMYK", profile: "CMYK", words: "the inks of a printer" },
  { operators: ["g", "G"], space: "DeviceGray", profile: null, words: "grey" },
];

export const colors: Check = {
  id: "colors",
  asks: "What all colours look like follows from the profile of the file.",
  clause: "PDF/A-3 6.2.4",
  mend: "Use pictures in sRGB; save a photograph in CMYK as a PNG or as an RGB JPEG.",
  *find(file) {
    const profile = profileOf(file);
    for (const { number, colors: set, used } of file.pages) {
      const spaces = new Set([...used].map((one) => nameOf(valueAt(one, "ColorSpace"))));
      for (const device of DEVICES) {
        const isUsed = device.operators.some((operator) => set.has(operator)) || spaces.has(device.space);
        const isCovered = profile !== null && (device.profile ?? profile) === profile;
        if (isUsed && !isCovered)
          yield {
            what: `A page sets colours by ${device.words}, and no profile says what they look like (${device.space}).`,
            at: number,
          };
      }
    }
  },
};

/** The kind of colours of the profile. */
function profileOf({ catalog }: AuditedFile): string | null {
  const intents = listAt(catalog, "OutputIntents").map(dictOf);
  const own = intents.find((intent) => nameAt(intent, "S") === "GTS_PDFA1") ?? null;
  const bytes = unpack(valueAt(own, "DestOutputProfile"));
  return bytes === null ? null : Buffer.from(bytes.subarray(16, 20)).toString("latin1");
}
