/** `messages[0].id`, `$.data.id` or `id`: names and indexes alone. */
const step = /^(?:\.?([A-Za-z_$][\w$-]*)|\[(\d{1,4})\]|\["([^"\]]{1,100})"\])/;
const plainName = /^[A-Za-z_$][\w$-]*$/;

/** The steps of a path, or null when it is none. */
export function readJsonPath(path: string): (string | number)[] | null {
  const steps: (string | number)[] = [];
  let rest = path.trim().replace(/^\$(?![\w$-])\.?/, '');
  while (rest !== '') {
    const [whole, name, index, quoted] = step.exec(rest) ?? [];
    if (whole === undefined) return null;
    steps.push(index === undefined ? (name ?? quoted ?? '') : Number(index));
    rest = rest.slice(whole.length);
  }
  return steps.length === 0 ? null : steps;
}

/** The path that `readJsonPath` reads as these steps; null where there is none. */
export function jsonPathOf(steps: readonly (string | number)[]): string | null {
  const written = steps.map((each, index) => {
    if (typeof each === 'number') return each > 9_999 ? null : `[${each}]`;
    if (!plainName.test(each)) return each === '' || each.length > 100 || /["\]]/.test(each) ? null : `["${each}"]`;
    return index === 0 ? each : `.${each}`;
  });
  if (written.length === 0 || written.includes(null)) return null;
  const path = written.join('');
  // A name that is a dollar sign alone would be taken for the whole answer.
  return steps[0] === '$' ? `$.${path}` : path;
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
