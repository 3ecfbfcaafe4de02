import type { Locator, Page } from '@playwright/test';
import type { ProviderConfig } from '../../src/core/providers/provider';
import { providers } from '../../src/core/providers/registry';
import type { Delivery } from '../../src/shared/model/message';
import type { ProviderDescriptor } from '../../src/shared/model/provider';
import { spokenText } from '../../src/shared/validate/spoken-text';
import { leaksIn } from '../support/leaks';
import { smtpStandIns, standIns } from '../stand-ins';
import { instaalertsReply } from '../stand-ins/instaalerts';
import { plivoRefusal } from '../stand-ins/plivo';
import { type Reply, send } from '../stand-ins/server';
import { saying, type SmtpFault } from '../stand-ins/smtp';
import { telesignReply } from '../stand-ins/telesign';
import { choose } from './steps/choose';
import { expectToast } from './steps/expect-toast';
import { fill } from './steps/fill';
import { fillProviderForm } from './steps/fill-provider-form';
import { makeVault } from './steps/make-vault';
import { openTestDialog } from './steps/open-test-dialog';
import { openWizard } from './steps/open-wizard';
import { refreshUntil } from './steps/refresh-until';
import { rowOf } from './steps/row-of';
import { expect, test } from './story';

/** One way to refuse a message, and how it is explained. */
interface Refused<Answer> {
  answer: Answer;
  headline: string;
  meaning: string;
  fix: string;
}

/** Providers with an HTTP API. Twilio and SendGrid have specs of their own. */
const refusals: Record<string, Refused<Reply>> = {
  vonage: {
    answer: { status: 200, body: { 'message-count': '1', messages: [{ status: '29', 'error-text': 'Non-Whitelisted Destination' }] } },
    headline: 'Refused: 29, the recipient was not accepted',
    meaning: 'A demo account reaches only its test numbers, and this is none.',
    fix: 'Add the number to the test numbers in the dashboard, or buy credit.',
  },
  plivo: {
    answer: plivoRefusal(403, 'Permission to send to this region is not enabled'),
    headline: 'Refused: HTTP 403, the account may not do this',
    meaning: 'mostly the recipient’s country is switched off.',
    fix: 'Allow the country in Geo Permissions',
  },
  telesign: {
    answer: telesignReply(400, 10033, 'Trial account limited to verified numbers.'),
    headline: 'Refused: 10033, the recipient was not accepted',
    meaning: 'A trial account reaches only verified numbers, and this one is not.',
    fix: 'Verify the number in Telesign’s portal, or upgrade the account.',
  },
  messagebird: {
    answer: { status: 402, body: { errors: [{ code: 25, description: 'Not enough balance', parameter: null }] } },
    headline: 'Refused: 25, the limit or the credit of the account is used up',
    meaning: 'The balance does not suffice for this message.',
    fix: 'Buy credit in the MessageBird dashboard.',
  },
  textlocal: {
    answer: { status: 200, body: { errors: [{ code: 7, message: 'Insufficient credits' }], status: 'failure' } },
    headline: 'Refused: 7, the limit or the credit of the account is used up',
    meaning: 'The credits do not suffice for this message.',
    fix: 'Buy credits in Messenger.',
  },
  'custom-http': {
    answer: { status: 400, body: { error: { message: 'The number is blocked' } } },
    headline: 'Refused',
    meaning: 'HTTP 400 is not among the statuses that count as success (200-299).',
    fix: 'Look at the response, and compare the request with the service’s documentation.',
  },
  instaalerts: {
    answer: instaalertsReply(620, 'Header not registered'),
    headline: 'Refused: 620, the sender was not accepted',
    meaning: 'The Sender ID is not registered as a DLT header',
    fix: 'Register the header in the DLT portal, and give Karix the same Sender ID.',
  },
};

const channelOf = ({ channels }: ProviderDescriptor) => (channels.includes('sms') ? 'SMS' : 'E-mail');

/** Mail servers. */
const smtpRefusals: Record<string, Refused<SmtpFault>> = {
  duocircle: {
    answer: saying('message', '451 4.7.1 Maximum credits exceeded'),
    headline: 'Refused: 451 4.7.1, the limit or the credit of the account is used up',
    meaning: 'The credits of the day are used up.',
    fix: 'Wait until 00:00 GMT, when they are renewed, or take a larger plan.',
  },
  smtp: {
    answer: saying('RCPT', '550 5.1.1 No such user here'),
    headline: 'Refused: 550 5.1.1, the recipient was not accepted',
    meaning: 'The server does not accept the recipient.',
    fix: 'Correct the recipient’s address.',
  },
};

const ofTheirOwn = ['twilio', 'sendgrid'];
const code = '482913';
const text = `Your code is ${code}`;
const answered = {
  text: { accepted: 'Accepted.', queued: 'Accepted.', sent: 'Sent.' },
  voice: { accepted: 'Accepted.', queued: 'Accepted.', sent: 'Calling.' },
} as const;
/** Where the HTTP APIs take messages and calls. */
const sending = /send|messag|voice|call|receiver|sms/i;

/** The entry of a table, or an error that names the provider that lacks one. */
function entryOf<T>(table: Record<string, T>, id: string): T {
  const entry = table[id];
  if (entry === undefined) throw new Error(`${id} lacks an entry here or in test/stand-ins.`);
  return entry;
}

/** Wizard, form, check, save: ends in the list of the channel. */
async function connect(page: Page, descriptor: ProviderDescriptor, config: ProviderConfig): Promise<void> {
  const { label, capabilities } = descriptor;
  await makeVault(page);
  await openWizard(page, channelOf(descriptor), label);
  await fill(page, { 'Integration name': `${label} test` });
  await fillProviderForm(page, descriptor, config);
  const verify = page.getByRole('button', { name: 'Verify credentials' });
  if (capabilities.verify) {
    await verify.click();
    await expect(page.getByRole('status').filter({ hasText: `${label} accepts these credentials.` })).toBeVisible();
  } else {
    await expect(page.getByText(`${label} offers no check. Send a test after saving.`)).toBeVisible();
    await expect(verify).toHaveCount(0);
  }
  await page.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, `${label} test saved`);
  await expect(rowOf(page, `${label} test`)).toContainText(capabilities.verify ? 'Verified' : 'Not in use');
}

/** From the list to the report of a test. */
async function sendTest(page: Page, descriptor: ProviderDescriptor, to: string, delivery: 'Text' | 'Voice' = 'Text'): Promise<Locator> {
  const { label } = descriptor;
  const dialog = await openTestDialog(page, channelOf(descriptor), `${label} test`);
  if (delivery === 'Voice') await choose(dialog, 'Delivery', delivery);
  await fill(dialog, { Recipient: to, Message: text });
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog).toHaveAccessibleName(`Test of ${label} test`);
  return dialog;
}

/** The last status that can be known of it: told by look-ups on their own, by hand where they may be charged, or not at all. */
async function expectOutcome(page: Page, dialog: Locator, { capabilities, lookUpCosts }: ProviderDescriptor, delivery: Delivery, answer: string): Promise<void> {
  const outcome = dialog.getByRole('status').first();
  const refresh = dialog.getByRole('button', { name: 'Refresh' });
  const end = delivery === 'voice' ? 'Answered.' : 'Delivered.';
  if (!capabilities.status) {
    await expect(outcome).toContainText(answer);
    await expect(refresh).toHaveCount(0);
  } else if (lookUpCosts?.deliveries.includes(delivery) === true) {
    await expect(outcome).toContainText(`${answer} `);
    await expect(outcome).toContainText(lookUpCosts.note);
    await refreshUntil(dialog, outcome.getByText(end));
  } else {
    await expect(outcome).toContainText('On its way.');
    // Asked after 1, 2, 4 and 8 s.
    await expect(outcome).toContainText(end, { timeout: 20_000 });
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

async function expectExplained(dialog: Locator, { headline, meaning, fix }: Refused<unknown>): Promise<void> {
  const note = dialog.getByRole('alert');
  for (const words of [headline, meaning, `What to do: ${fix}`]) await expect(note).toContainText(words);
}

for (const { descriptor } of providers.filter(({ descriptor: { id } }) => standIns[id] !== undefined && !ofTheirOwn.includes(id))) {
  const { id, label, capabilities } = descriptor;
  test(`${label} is connected and tested${capabilities.verify ? ', verified before' : ' without a check, which it does not offer'}; a refusal is explained`, async ({ page, untilEnd }) => {
    const provider = entryOf(standIns, id);
    const refused = entryOf(refusals, id);
    const { message, accepts, voice } = provider;
    const standIn = await untilEnd(provider.start());
    const configuration = voice?.config?.(standIn.url) ?? provider.config(standIn.url);
    await connect(page, descriptor, configuration);
    expect(standIn.requests.filter(({ method, path }) => method !== 'GET' && sending.test(path)), 'what was sent before the test').toEqual([]);

    await expectOutcome(page, await sendTest(page, descriptor, message.to), descriptor, 'text', answered.text[accepts.outcome]);
    expect(standIn.requests.filter(({ body }) => body.includes(code))).toHaveLength(1);

    if (voice !== undefined) {
      await test.step('a call reads the text twice, digits one by one', async () => {
        const earlier = standIn.requests.length;
        await expectOutcome(page, await sendTest(page, descriptor, message.to, 'Voice'), descriptor, 'voice', answered.voice[voice.accepts.outcome]);
        const call = standIn.requests.slice(earlier).find(({ method }) => method === 'POST');
        expect(voice.readings(call?.body ?? '')).toEqual([spokenText(text), spokenText(text)]);
      });
    }

    standIn.inject((response) => {
      send(response, refused.answer);
    });
    await expectExplained(await sendTest(page, descriptor, message.to), refused);
    expect(leaksIn(await page.content(), Object.values(configuration.credentials))).toEqual([]);
  });
}

for (const { descriptor } of providers.filter(({ descriptor: { id } }) => smtpStandIns[id] !== undefined)) {
  const { id, label } = descriptor;
  test(`${label} is connected and tested over a certificate of its own, verified before; a refusal is explained`, async ({ page, untilEnd }) => {
    const provider = entryOf(smtpStandIns, id);
    const refused = entryOf(smtpRefusals, id);
    const { message } = provider;
    const standIn = await untilEnd(provider.start());
    const configuration = provider.config(standIn);
    await connect(page, descriptor, configuration);
    expect(standIn.lines.filter((line) => line.startsWith('MAIL')), 'nothing was sent to check').toEqual([]);

    await expectOutcome(page, await sendTest(page, descriptor, message.to), descriptor, 'text', 'Accepted.');
    expect(standIn.mails).toMatchObject([{ from: configuration.settings.from, to: [message.to] }]);

    standIn.inject(refused.answer);
    await expectExplained(await sendTest(page, descriptor, message.to), refused);
    expect(leaksIn(await page.content(), Object.values(configuration.credentials))).toEqual([]);
  });
}
