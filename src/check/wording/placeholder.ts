const PLACEHOLDER =
  /^(?:n\/?a|not applicable|tb[acd]|to be (?:confirmed|advised|added|agreed|assessed|completed|considered|decided|determined|established|identified|provided)|(?:(?:details?|information|more) )?(?:to|will) follow|pending|awaiting [\w ]+|unknown|not (?:yet )?(?:known|assessed|available|confirmed)|noted|some|under (?:review|consideration)|being (?:assessed|considered|finalised)|(?:as|see|refer to) (?:above|before|below|previously|attached)|x{2,}|[-–—.…?]+)[.…]?$/i;

/** "n/a", "TBC", "to follow": words that stand where something is still to be said. */
export const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(text.trim());

/** Whether a field says anything. */
export const isSaid = (text: string | undefined): boolean => text !== undefined && !isPlaceholder(text);
