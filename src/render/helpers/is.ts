/** `{{#if (is kind "text")}}` */
export const is = (value: unknown, expected: unknown): boolean => value === expected;
