import type { Check } from "../check.ts";
import { actions } from "./actions.ts";
import { annotations } from "./annotations.ts";
import { attachments } from "./attachments.ts";
import { bookmarks } from "./bookmarks.ts";
import { claim } from "./claim.ts";
import { colors } from "./colors.ts";
import { contentInTree } from "./content-in-tree.ts";
import { contentSyntax } from "./content-syntax.ts";
import { crossReference } from "./cross-reference.ts";
import { destinations } from "./destinations.ts";
import { encryption } from "./encryption.ts";
import { external } from "./external.ts";
import { figureContent } from "./figure-content.ts";
import { figureWords } from "./figure-words.ts";
import { fileStructure } from "./file-structure.ts";
import { fontCharacters } from "./font-characters.ts";
import { fontEmbedded } from "./font-embedded.ts";
import { fontEncoding } from "./font-encoding.ts";
import { fontGlyphs } from "./font-glyphs.ts";
import { fontWidths } from "./font-widths.ts";
import { forms } from "./forms.ts";
import { graphics } from "./graphics.ts";
import { headings } from "./headings.ts";
import { ids } from "./ids.ts";
import { language } from "./language.ts";
import { layers } from "./layers.ts";
import { limits } from "./limits.ts";
import { links } from "./links.ts";
import { listItems } from "./list-items.ts";
import { metadata } from "./metadata.ts";
import { nesting } from "./nesting.ts";
import { outputIntent } from "./output-intent.ts";
import { painted } from "./painted.ts";
import { parentTree } from "./parent-tree.ts";
import { readingOrder } from "./reading-order.ts";
import { roles } from "./roles.ts";
import { tableHeaders } from "./table-headers.ts";
import { tableRows } from "./table-rows.ts";
import { tagged } from "./tagged.ts";
import { title } from "./title.ts";

/** Every check, in the order in which failures are told: what a reader meets first, then what keeps the file. */
export const CHECKS: readonly Check[] = [
  // What a screen reader says.
  tagged,
  title,
  language,
  headings,
  figureWords,
  figureContent,
  links,
  bookmarks,
  tableRows,
  tableHeaders,
  listItems,
  readingOrder,
  // Whether the tags are as they must be for that.
  roles,
  nesting,
  ids,
  painted,
  contentInTree,
  parentTree,
  annotations,
  destinations,
  forms,
  // Whether the words can be shown and read for good.
  fontEmbedded,
  fontCharacters,
  fontGlyphs,
  fontWidths,
  fontEncoding,
  outputIntent,
  colors,
  graphics,
  contentSyntax,
  layers,
  // Whether the file can be kept.
  metadata,
  attachments,
  encryption,
  actions,
  external,
  limits,
  fileStructure,
  crossReference,
  claim,
];
