/** Whether an address leads somewhere a report may lead: a place in it, a page, a mailbox. */
export const isSafeLink = (href: string): boolean => /^(#|https?:\/\/|mailto:)/i.test(href);
