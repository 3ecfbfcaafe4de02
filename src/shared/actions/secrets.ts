import { maxSecrets, secretsSchema } from '../model/action';

/** Characters of what was meant as a name; what is longer may be a key in base64, which ends with equals signs as well. */
const longestShown = 20;

/**
 * The secrets of an action from one text: a JSON object of texts, or one `NAME=value` a line, where empty lines and those that begin with # do not count.
 * Answers in a sentence what is wrong, without a value in it.
 */
export function readSecrets(text: string): Record<string, string> | string {
  const found = text.trim().startsWith('{') ? fromJson(text) : fromLines(text);
  if (typeof found === 'string') return found;
  const names = Object.keys(found);
  if (names.length > maxSecrets) return `At most ${maxSecrets} secrets.`;
  const parsed = secretsSchema.safeParse(found);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? '').slice(0, 40);
  return issue?.code === 'invalid_key' ? `${name.length > longestShown ? 'What stands before an equals sign' : `“${name}”`} is not a name for a secret: letters, digits and underscores, and no digit first.` : `The secret ${name} is no text, or too long.`;
}

function fromJson(text: string): Record<string, unknown> | string {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return 'The secrets begin like JSON, but are none. Write {"NAME": "value"}, or one NAME=value a line.';
  }
}

function fromLines(text: string): Record<string, string> | string {
  const secrets = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const equals = line.indexOf('=');
    if (equals < 1) return `Line ${index + 1} of the secrets is no NAME=value.`;
    const name = line.slice(0, equals).trim();
    if (secrets.has(name)) return `The secret ${name.slice(0, 40)} is given twice.`;
    secrets.set(name, line.slice(equals + 1).trim());
  }
  return Object.fromEntries(secrets);
}
