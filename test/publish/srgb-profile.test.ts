import { expect, test } from "vitest";
import { srgbProfile } from "../../src/publish/srgb-profile.ts";

const profile = srgbProfile();
const view = new DataView(profile.buffer);
const text = (at: number, length: number): string =>
  Buffer.from(profile.subarray(at, at + length)).toString("latin1");
const number = (at: number): number => view.getInt32(at) / 65536;

/** Where each part of the profile begins. */
const tags = new Map(
  Array.from({ length: view.getUint32(128) }, (_, index) => {
    const at = 132 + 12 * index;
    return [text(at, 4), { start: view.getUint32(at + 4), size: view.getUint32(at + 8) }] as const;
  }),
);
const start = (tag: string): number => tags.get(tag)?.start ?? Number.NaN;
const color = (tag: string): number[] => [8, 12, 16].map((at) => number(start(tag) + at));

test("the profile is one of a screen in red, green and blue", () => {
  expect(view.getUint32(0)).toBe(profile.length);
  expect(text(12, 12)).toBe("mntrRGB XYZ ");
  expect(text(36, 4)).toBe("acsp");
  expect([...tags.keys()]).toEqual("desc cprt wtpt chad rXYZ gXYZ bXYZ rTRC gTRC bTRC".split(" "));
  for (const place of tags.values()) expect(place.start % 4).toBe(0);
  const ends = [...tags.values()].map((place) => place.start + place.size);
  expect(Math.max(...ends)).toBe(profile.length);
});

test("the primaries are those that other profiles of sRGB have", () => {
  const expected = {
    rXYZ: [0.436, 0.2225, 0.0139],
    gXYZ: [0.3851, 0.7169, 0.0971],
    bXYZ: [0.1431, 0.0606, 0.7141],
  };
  for (const [tag, values] of Object.entries(expected)) {
    for (const [index, value] of values.entries()) expect(color(tag)[index]).toBeCloseTo(value, 3);
  }
});

test("all three primaries together are white", () => {
  const white = ["rXYZ", "gXYZ", "bXYZ"].map(color);
  for (const [index, value] of color("wtpt").entries()) {
    expect(white.reduce((sum, one) => sum + (one[index] ?? 0), 0)).toBeCloseTo(value, 3);
  }
});

test("the curve goes from black to white without a step", () => {
  const [power = 0, scale = 0, offset = 0, slope = 0, from = 0] = [12, 16, 20, 24, 28].map((at) =>
    number(start("rTRC") + at),
  );
  expect(view.getUint16(start("rTRC") + 8)).toBe(3);
  expect((scale * from + offset) ** power).toBeCloseTo(slope * from, 4);
  expect((scale + offset) ** power).toBeCloseTo(1, 4);
  expect((scale * 0.5 + offset) ** power).toBeCloseTo(0.214, 3);
});
