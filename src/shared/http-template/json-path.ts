/** `messages[0].id`, `$.data.id` or `id`: names and indexes alone. */
const step = /^(?:\.?([A-Za-z_$][\w$-]*)|\[(\d{1,4})\]|\["([^"\]]{1,100})"\])/;

/** The steps of a path, or null when it is none. */
export function readJsonPath(path: string): (string | number)[] | null {
  const steps: (string | number)[] = [];
  let rest = path.trim().replace(/^\$\.?/, '');
  while (rest !== '') {
    const [whole, name, index, quoted] = step.exec(rest) ?? [];
    if (whole === undefined) return null;
    steps.push(index === undefined ? (name ?? quoted ?? '') : Number(index));
    rest = rest.slice(whole.length);
  }
  return steps.length === 0 ? null : steps;
}

/** The text, number or truth value that stands at a path, as text; null where there is none. */
export function textAt(value: unknown, path: string): string | null {
  let found = value;
  for (const key of readJsonPath(path) ?? []) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return null;
    found = (found as Record<string | number, unknown>)[key];
  }
  return typeof found === 'string' ? found : typeof found === 'number' || typeof found === 'boolean' ? String(found) : null;
}
