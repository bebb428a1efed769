/** How great a bundle may be, where its schema cannot say it. */

/** Characters of a document. */
export const MOST_CHARACTERS = 64 * 1024 * 1024;
/** Objects and lists inside each other. */
export const DEEPEST_NESTING = 250;
/** Values of a document, members of objects and elements of lists counted one by one. */
export const MOST_VALUES = 4_000_000;
/** Characters and classes of all patterns, their counted quantifiers written out. */
export const MOST_PATTERN_SIZE = 200_000;
/** Operators inside each other in one expression. */
export const DEEPEST_EXPRESSION = 100;
