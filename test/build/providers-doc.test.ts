import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInputFile } from '../../src/cli/input-file';
import { providers } from '../../src/core/providers/registry';
import type { ProviderDescriptor } from '../../src/shared/model/provider';
import { checkField, checkFields } from '../../src/shared/validate/fields';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/providers.md'), 'utf8');
const descriptors = providers.map(({ descriptor }) => descriptor);

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const [titles = [], , ...rows] = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map(cellsOf);
const cell = (descriptor: ProviderDescriptor, title: string) => rows.find(([label]) => label === descriptor.label)?.[titles.indexOf(title)];

const yesOrNo = (can: boolean) => (can ? 'yes' : '–');

/** Where its credentials may go: a list to choose from, a host to enter, or one address for all. */
function regionsOf({ fields }: ProviderDescriptor): string {
  const destinations = fields.filter(({ destination }) => destination === true);
  if (destinations.some(({ id }) => ['host', 'url', 'allowedHosts'].includes(id))) return 'own host';
  return destinations.flatMap(({ choices = [] }) => choices.map(({ label }) => label)).join(', ') || 'one';
}

/** A sender of each kind, as its field must take it without a word. */
const senders: Record<string, string> = { number: '+14155550100', 'short code': '12345', name: 'HALDEN', address: 'no-reply@example.com', none: '' };

/** The text below the provider's own heading. */
const sectionOf = ({ label, id }: ProviderDescriptor) => page.split(/^### /m).find((section) => section.startsWith(`${label}: \`${id}\`\n`)) ?? '';

/** Ids that a line names; values, in brackets, are none. */
function idsIn(section: string, line: 'Settings' | 'Credentials'): string[] {
  const text = new RegExp(`^${line}: (.*)$`, 'm').exec(section)?.[1]?.replace(/\([^)]*\)/g, '') ?? '';
  return [...text.matchAll(/`(\w+)`/g)].map(([, id = '']) => id);
}

async function exampleOf(section: string) {
  const json = /^```json\n([\s\S]*?)^```$/m.exec(section)?.[1] ?? '';
  const stream = new ReadableStream<Buffer>({
    start(controller) {
      controller.enqueue(Buffer.from(json));
      controller.close();
    },
  });
  return readInputFile('-', stream, new AbortController().signal);
}

describe('the table of docs/providers.md', () => {
  it('has one row for each provider, in the order of the registry', () => {
    expect(rows.map(([label]) => label)).toEqual(descriptors.map(({ label }) => label));
  });
});

describe.each(descriptors.map((descriptor) => ({ label: descriptor.label, descriptor })))('docs/providers.md on $label', ({ descriptor }) => {
  const section = sectionOf(descriptor);

  it('says what its adapter can do', () => {
    const { channels, deliveries, capabilities } = descriptor;
    const facts = { text: deliveries.includes('text'), voice: deliveries.includes('voice'), 'e-mail': channels.includes('email'), check: capabilities.verify, 'look-up': capabilities.status, balance: capabilities.balance };
    for (const [title, can] of Object.entries(facts)) expect(cell(descriptor, title), title).toBe(yesOrNo(can));
    expect(cell(descriptor, 'regions')).toBe(regionsOf(descriptor));
  });

  it('names only senders that the form takes, and every way to name one', () => {
    const kinds = cell(descriptor, 'senders')?.split(', ') ?? [];
    const [first, ...others] = descriptor.senderFields.map((id) => descriptor.fields.find((field) => field.id === id));
    const plain = kinds.filter((kind) => Object.hasOwn(senders, kind));
    for (const kind of plain) expect(first === undefined ? 'no such field' : checkField(first, senders[kind] ?? ''), kind).toBeNull();
    expect(plain.includes('none')).toBe(first?.required !== true);
    expect(kinds.filter((kind) => !plain.includes(kind))).toEqual(others.map((field) => field?.label.replace(/ (?:SID|UUID)$/, '')));
  });

  it('lists the ids of all of its fields', () => {
    const ids = (secret: boolean) => descriptor.fields.filter((field) => (field.secret === true) === secret).map(({ id }) => id);
    expect(idsIn(section, 'Settings').sort()).toEqual(ids(false).sort());
    // A credential may name the setting that it goes with.
    expect(idsIn(section, 'Credentials').filter((id) => !ids(false).includes(id)).sort()).toEqual(ids(true).sort());
  });

  it('has an example that the command line takes', async () => {
    const { provider, settings, credentials, apiBaseUrl, message } = await exampleOf(section);
    expect(provider).toBe(descriptor.id);
    expect(checkFields(descriptor, { settings, credentials, apiBaseUrl, saved: [] }).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(descriptor.channels).toContain(message?.channel);
  });
});
