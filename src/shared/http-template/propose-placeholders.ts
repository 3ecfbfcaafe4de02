import type { FieldValues } from '../model/integration';
import { escapes, hasPlaceholder, type PlaceholderName } from './placeholders';

/** A value of an example that will be another one in each message. */
export interface Proposal {
  id: string;
  placeholder: PlaceholderName;
  /** What it is called there: `messages[0].to`, or the name of a parameter. */
  name: string;
  place: 'address' | 'body';
  /** As it stood in the example. */
  was: string;
}

/** What services call it, in lower case without separators, in the order in which it is looked for. */
const names: [PlaceholderName, RegExp][] = [
  ['to', /^(?:to|recipients?|phone|phonenumber|tonumber|msisdn|mobile|mobilenumber|destination|dest|number|receiver|toemail|email|emailaddress|rcpt)$/],
  ['html', /^(?:html|htmlbody|bodyhtml|htmlcontent)$/],
  ['subject', /^(?:subject|title)$/],
  ['code', /^(?:code|otp|pin|passcode|verificationcode|token)$/],
  ['from', /^(?:from|sender|senderid|source|originator|fromnumber|fromemail)$/],
  ['locale', /^(?:locale|lang|language)$/],
  ['text', /^(?:text|body|message|content|msg|sms|smstext|messagetext|textbody|plaintext)$/],
];

/** A telephone number or an address, whatever it is called. */
const recipient = /^(?:\+\d{7,15}|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

function placeholderFor(key: string, value: string): PlaceholderName | null {
  if (value.trim() === '' || hasPlaceholder(value)) return null;
  const plain = key.toLowerCase().replace(/[^a-z]/g, '');
  const named = names.find(([, pattern]) => pattern.test(plain))?.[0];
  if (named !== undefined) return named;
  return recipient.test(value.trim()) ? 'to' : null;
}

interface Spot {
  proposal: Proposal;
  /** Where it stands, for whoever replaces it. */
  steps: (string | number)[];
}

const stepName = (step: string | number) => (typeof step === 'number' ? `[${step}]` : step);
const pathName = (steps: readonly (string | number)[]) => steps.map(stepName).join('.').replaceAll('.[', '[');

/** Deeper than any service's request; what is nested without end is not followed. */
const deepest = 20;

function spotsInJson(value: unknown, steps: (string | number)[] = []): Spot[] {
  if (steps.length > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((each, index) => spotsInJson(each, [...steps, index]));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, each]) => spotsInJson(each, [...steps, key]));
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const key = steps.findLast((step) => typeof step === 'string') ?? '';
  const was = String(value);
  const placeholder = placeholderFor(key, was);
  return placeholder === null ? [] : [{ proposal: { id: `body ${pathName(steps)}`, placeholder, name: pathName(steps), place: 'body', was }, steps }];
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
};

const pairOf = (pair: string): [name: string, value: string] => {
  const equals = pair.indexOf('=');
  return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
};

/** As a query is read; what is not encoded rightly stays as it is. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

const queryOf = (url: string): string[] => (/\?(.*)$/s.exec(url)?.[1] ?? '').split('&').filter((pair) => pair !== '');

/** Which values of an example request look like recipient, text, code …; by the names that services give them. */
export function proposePlaceholders({ url = '', bodyType, body = '' }: FieldValues): Proposal[] {
  const inPairs = (pairs: string[], place: Proposal['place'], read: (text: string) => string) =>
    pairs.flatMap((pair, index): Proposal[] => {
      const [name, value] = pairOf(pair);
      const was = read(value);
      const placeholder = placeholderFor(read(name), was);
      return placeholder === null ? [] : [{ id: `${place} ${index}`, placeholder, name: read(name), place, was }];
    });
  const inBody = bodyType === 'form' ? inPairs(body.split('\n'), 'body', escapes.none) : bodyType === 'json' ? spotsInJson(parsed(body)).map(({ proposal }) => proposal) : [];
  return [...inPairs(queryOf(url), 'address', decoded), ...inBody];
}

function replaced(value: unknown, steps: readonly (string | number)[], by: string): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((each: unknown, index) => (index === step ? replaced(each, rest, by) : each));
  return Object.fromEntries(Object.entries(value as Record<string, unknown>).map(([key, each]) => [key, key === step ? replaced(each, rest, by) : each]));
}

/** The same request with the chosen proposals in place of the example's values; a JSON body is laid out anew. */
export function withPlaceholders(settings: FieldValues, chosen: readonly Proposal[]): FieldValues {
  const { url = '', bodyType, body = '' } = settings;
  const inPairs = (pairs: string[], place: Proposal['place']) =>
    pairs.map((pair, index) => {
      const proposal = chosen.find(({ id }) => id === `${place} ${index}`);
      return proposal === undefined ? pair : `${pairOf(pair)[0]}={{${proposal.placeholder}}}`;
    });
  const query = queryOf(url);
  const inBody = () => {
    if (!chosen.some(({ place }) => place === 'body')) return body;
    if (bodyType === 'form') return inPairs(body.split('\n'), 'body').join('\n');
    const json = parsed(body);
    const spots = spotsInJson(json).filter(({ proposal }) => chosen.some(({ id }) => id === proposal.id));
    return JSON.stringify(spots.reduce((value, { steps, proposal }) => replaced(value, steps, `{{${proposal.placeholder}}}`), json), null, 2);
  };
  return { ...settings, url: query.length === 0 ? url : `${url.replace(/\?.*$/s, '')}?${inPairs(query, 'address').join('&')}`, body: inBody() };
}
