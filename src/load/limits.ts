/** Bounds on what is read, so that a mistaken or hostile file gives a message and not a stuck machine. */
export const LIMITS = {
  /** Bytes in one file. */
  fileBytes: 4 * 1024 * 1024,
  /** Mappings and sequences within each other. */
  depth: 24,
  /** Files in one plan folder. */
  files: 5000,
} as const;
