import { UserError } from "../errors.ts";

/** Why something could not be made, in words for the user. */
export interface Trouble {
  readonly message: string;
  readonly hint: string | null;
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof UserError) return { message: error.message, hint: error.hint ?? null };
  const message = error instanceof Error ? error.message : String(error);
  return {
    message: `This is a fault of improve, not of your plan: ${message}`,
    hint: "Please report it with the command you ran.",
  };
}
