import { expect, it } from 'vitest';
import { createDialogue, readReply } from './smtp-dialogue';

it.each([
  ['250 2.1.0 Ok', { code: 250, enhanced: '2.1.0', text: 'Ok' }],
  ['250', { code: 250, enhanced: null, text: '' }],
  ['550-5.1.1 first\n550 5.1.1 second', { code: 550, enhanced: '5.1.1', text: 'first second' }],
  ['535 5.7 is not enhanced', { code: 535, enhanced: null, text: '5.7 is not enhanced' }],
  ['2500 too long', null],
  ['<html>', null],
  ['', null],
  ['199 no such class', null],
])('reads %j', (response, reply) => {
  expect(readReply(response)).toEqual(reply);
});

it('keeps everything between AUTH and its answer out, and learns what was made of the password', () => {
  const learnt: string[] = [];
  const dialogue = createDialogue({ user: 'user', password: 'tanstaaftanstaaf' }, (more) => void learnt.push(...more));
  dialogue.client('AUTH CRAM-MD5');
  dialogue.server(`334 ${Buffer.from('<1896.697170952@postoffice.reston.mci.net>').toString('base64')}`);
  dialogue.client('dGltIGI5');
  dialogue.server('235 welcome');
  dialogue.client('MAIL FROM:<a@b.example>');
  expect(dialogue.said().client).toBe('AUTH CRAM-MD5\n••••••••\nMAIL FROM:<a@b.example>');
  // The example of RFC 2195.
  expect(learnt).toEqual(['b913a602c7eda7a495b4e6e7334d3890']);
});

it('leaves nothing of a login that comes with AUTH itself', () => {
  const dialogue = createDialogue(null, () => undefined);
  dialogue.client('AUTH PLAIN AHVzZXIAcGFzcw==');
  dialogue.server('535 no');
  dialogue.client('QUIT');
  expect(dialogue.said().client).toBe('AUTH PLAIN ••••••••\nQUIT');
});

it('forgets what was offered before TLS', () => {
  const dialogue = createDialogue(null, () => undefined);
  dialogue.client('EHLO x');
  dialogue.server('250-host\n250-AUTH PLAIN\n250 STARTTLS');
  expect([...dialogue.offers()]).toEqual([['AUTH', ['PLAIN']], ['STARTTLS', []]]);
  dialogue.client('STARTTLS');
  dialogue.server('220 go');
  expect(dialogue.upgrading()).toBe(true);
  dialogue.client('EHLO x');
  dialogue.server('250 host');
  expect([dialogue.offers().size, dialogue.upgrading()]).toEqual([0, false]);
});

it('keeps a bounded part of what is said', () => {
  const dialogue = createDialogue(null, () => undefined);
  dialogue.message('x'.repeat(1_000_000));
  for (let line = 0; line < 1_000; line += 1) dialogue.server(`250 ${'y'.repeat(1_000)}`);
  const { client, server } = dialogue.said();
  expect(Math.max(client.length, server.length)).toBeLessThan(140_000);
  expect(dialogue.written()).toBe(true);
});
