/**
 * What makes a mail program load something from the network: an attribute of an element, a style sheet, an address within CSS.
 * No part of a pattern can match the same run of characters in two ways, so that hostile markup of 500 KB is still read once.
 */
const attribute = /<[a-z][^<>]*?\s(?:src|srcset|background|poster|data)\s*=\s*(?:["']\s*)?(?:https?:)?\/\//gi;
const styleSheet = /<link\s[^<>]*?href\s*=\s*(?:["']\s*)?(?:https?:)?\/\//gi;
const cssAddress = /url\(\s*(?:["']\s*)?(?:https?:)?\/\/|@import\s+["'](?:https?:)?\/\//gi;

/** How many things an HTML e-mail would load from the network if its reader let it. Links to click are not counted. */
export function countRemoteResources(html: string): number {
  return [attribute, styleSheet, cssAddress].reduce((sum, pattern) => sum + [...html.matchAll(pattern)].length, 0);
}
