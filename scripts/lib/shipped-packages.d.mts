export function shippedPackages(root: string): { name: string; version: string; licence: string; path: string }[];
export function licences(root: string): { packages: { name: string; version: string; licence: string; text: number | null }[]; texts: string[] };
