/** The bytes of a string as it is written between its brackets. */
export function stringBytes(written: string, isHex: boolean): number[] {
  return isHex ? hexBytes(written) : literalBytes(written);
}

/** The bytes of hexadecimal digits; a last digit alone is the first half of a byte. */
function hexBytes(written: string): number[] {
  const bytes: number[] = [];
  let half = -1;
  for (let at = 0; at < written.length; at++) {
    const value = DIGITS[written.charCodeAt(at)] ?? NONE;
    if (value === NONE) continue;
    if (half < 0) half = value;
    else {
      bytes.push(half * 16 + value);
      half = -1;
    }
  }
  return half < 0 ? bytes : [...bytes, half * 16];
}

const NONE = 255;
const DIGITS = new Uint8Array(256).fill(NONE);
for (const [value, digit] of [..."0123456789abcdef"].entries()) {
  DIGITS[digit.charCodeAt(0)] = value;
  DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
}

/** A string in round brackets, with what a backslash stands for. */
function literalBytes(written: string): number[] {
  const text = written.includes("\\")
    ? written.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, escaped: string) =>
        /^[0-7]/.test(escaped)
          ? String.fromCharCode(Number.parseInt(escaped, 8) & 255)
          : (ESCAPES[escaped] ?? escaped),
      )
    : written;
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  "\n": "",
  "\r": "",
  "\r\n": "",
};

/** The characters that bytes of a text stand for: in UTF-16 or UTF-8 if they begin with its mark, else in PDFDocEncoding. */
export function textOfBytes(bytes: readonly number[]): string {
  const [first, second, third] = bytes;
  if (first === 0xfe && second === 0xff)
    return new TextDecoder("utf-16be").decode(Uint8Array.from(bytes)).replace(LANGUAGE, "");
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return new TextDecoder().decode(Uint8Array.from(bytes));
  return bytes.map((byte) => DOCUMENT_ENCODING.get(byte) ?? String.fromCharCode(byte)).join("");
}

/** A text may say its language between two escape characters. */
const LANGUAGE = /\u001b[A-Za-z]{2,4}\u001b/g;

/** PDF 1.7, annex D.3: where it is not ISO 8859-1. */
const DOCUMENT_ENCODING = new Map<number, string>([
  ...[..."\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc"].map((sign, at) => [0x18 + at, sign] as const),
  ...[
    ..."\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e",
  ].map((sign, at) => [0x80 + at, sign] as const),
  [0xa0, "\u20ac"],
]);

/** Text in UTF-16, as hexadecimal digits. */
export function utf16(text: string): string {
  let digits = "";
  for (let at = 0; at < text.length; at++)
    digits += text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0");
  return digits;
}
