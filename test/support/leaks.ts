/** Every form in which a credential could stand in a text, so that a search for it is not fooled by an encoding. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    return encoded.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6));
  });
  return [
    secret,
    secret.slice(-8),
    encodeURIComponent(secret),
    encodeURIComponent(secret).toLowerCase(),
    new URLSearchParams({ v: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** Names the forms in which a secret stands in any string of `value`, at any depth. Empty when there is none. */
export function leaksIn(value: unknown, secrets: readonly string[]): string[] {
  const texts: string[] = [];
  const collect = (part: unknown) => {
    if (typeof part === 'string') texts.push(part);
    else if (part instanceof Error) texts.push(part.message, part.stack ?? '');
    if (typeof part === 'object' && part !== null) {
      for (const [key, inner] of Object.entries(part)) {
        texts.push(key);
        collect(inner);
      }
    }
  };
  collect(value);
  const all = texts.join('\n');
  return secrets.flatMap(formsOf).filter((form) => form.length >= 6 && all.includes(form));
}
