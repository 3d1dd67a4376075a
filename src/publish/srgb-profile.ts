/**
 * The ICC profile of sRGB, which says what the colours of a report look like. It is written from the numbers of the
 * standards: IEC 61966-2-1:1999 for the primaries and the curve, ICC.1:2004-10 (version 4.2) for the bytes.
 */
export function srgbProfile(): Uint8Array {
  const data = new Map(Object.entries(TAGS).map(([name, make]) => [name, make()]));
  const table = 128 + 4 + 12 * data.size;
  let end = table;
  const places = [...data.values()].map((bytes) => {
    const start = end;
    end += bytes.length;
    return { start, bytes };
  });
  const profile = new DataView(new ArrayBuffer(end));
  writeHeader(profile);
  profile.setUint32(128, data.size);
  for (const [index, [name, bytes]] of [...data].entries()) {
    const start = places[index]?.start ?? 0;
    writeText(profile, 132 + 12 * index, name);
    profile.setUint32(136 + 12 * index, start);
    profile.setUint32(140 + 12 * index, bytes.length);
    new Uint8Array(profile.buffer).set(bytes, start);
  }
  return new Uint8Array(profile.buffer);
}

/** What light the profile connects colours by: that of D50, as ICC has it. */
const D50 = [0.9642, 1, 0.8249];

/** From linear red, green and blue to X, Y and Z under D65: IEC 61966-2-1, 5.2. */
const SRGB_TO_XYZ = [
  [0.4124, 0.3576, 0.1805],
  [0.2126, 0.7152, 0.0722],
  [0.0193, 0.1192, 0.9505],
];

/** From X, Y and Z under D65 to those under D50, by the linear Bradford transform: ICC.1, annex E. */
const D65_TO_D50 = [
  [1.04791, 0.02293, -0.0502],
  [0.0296, 0.99046, -0.01707],
  [-0.00925, 0.01506, 0.75179],
];

/** The curve of sRGB: ((value + 0.055) / 1.055) ^ 2.4 from 0.04045 on, and value / 12.92 below. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

/** Each part of the profile. All have a multiple of four bytes, as the next must begin on one. */
const TAGS: Readonly<Record<string, () => Uint8Array>> = {
  desc: () => words("sRGB"),
  cprt: () => words("None: made from the numbers of the standard"),
  wtpt: () => numbers("XYZ ", D50),
  chad: () => numbers("sf32", D65_TO_D50.flat()),
  rXYZ: () => primary(0),
  gXYZ: () => primary(1),
  bXYZ: () => primary(2),
  rTRC: curve,
  gTRC: curve,
  bTRC: curve,
};

function writeHeader(profile: DataView): void {
  profile.setUint32(0, profile.byteLength);
  profile.setUint32(8, 0x04200000);
  writeText(profile, 12, "mntrRGB XYZ ");
  // A date is asked for, and it is the day of the standard: the bytes must not depend on the day of a build.
  for (const [index, part] of [2004, 10, 1, 0, 0, 0].entries()) profile.setUint16(24 + 2 * index, part);
  writeText(profile, 36, "acsp");
  for (const [index, value] of D50.entries()) writeNumber(profile, 68 + 4 * index, value);
}

/** The colour of one primary, under D50. */
function primary(column: number): Uint8Array {
  const color = SRGB_TO_XYZ.map((row) => row[column] as number);
  return numbers(
    "XYZ ",
    D65_TO_D50.map((row) => row.reduce((sum, factor, index) => sum + factor * (color[index] as number), 0)),
  );
}

function curve(): Uint8Array {
  const data = new DataView(new ArrayBuffer(12 + 4 * CURVE.length));
  writeText(data, 0, "para");
  // The third kind of curve: a power, and a straight line below a value.
  data.setUint16(8, 3);
  for (const [index, value] of CURVE.entries()) writeNumber(data, 12 + 4 * index, value);
  return new Uint8Array(data.buffer);
}

function numbers(type: string, values: readonly number[]): Uint8Array {
  const data = new DataView(new ArrayBuffer(8 + 4 * values.length));
  writeText(data, 0, type);
  for (const [index, value] of values.entries()) writeNumber(data, 8 + 4 * index, value);
  return new Uint8Array(data.buffer);
}

/** A text in one language, as UTF-16. */
function words(text: string): Uint8Array {
  const length = 28 + 2 * text.length;
  const data = new DataView(new ArrayBuffer(length + (length % 4)));
  writeText(data, 0, "mluc");
  for (const [at, value] of [
    [8, 1],
    [12, 12],
    [20, 2 * text.length],
    [24, 28],
  ] as const)
    data.setUint32(at, value);
  writeText(data, 16, "enGB");
  for (let index = 0; index < text.length; index++) data.setUint16(28 + 2 * index, text.charCodeAt(index));
  return new Uint8Array(data.buffer);
}

function writeText(data: DataView, at: number, text: string): void {
  for (let index = 0; index < text.length; index++) data.setUint8(at + index, text.charCodeAt(index));
}

/** A number as ICC writes it: 16 bits before the point and 16 after it. */
const writeNumber = (data: DataView, at: number, value: number): void =>
  data.setInt32(at, Math.round(value * 65536));
