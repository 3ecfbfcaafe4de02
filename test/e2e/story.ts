import { startSendGridStandIn, type SendGridStandIn } from '../stand-ins/sendgrid';
import { startTwilioStandIn, type TwilioStandIn } from '../stand-ins/twilio';
import { test as withApp } from './fixture';

export { expect } from './fixture';

interface Closing {
  close(): Promise<void>;
}

interface Providers {
  twilio: TwilioStandIn;
  sendgrid: SendGridStandIn;
  /** Any other of them: hands on what was started and closes it after the test. */
  untilEnd: <T extends Closing>(starting: Promise<T>) => Promise<T>;
}

/** The providers on this computer, each started for the test that names it. */
export const test = withApp.extend<Providers>({
  // A browser grants this to a click by itself; under Playwright nothing is granted that is not named.
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  permissions: async ({}, use) => {
    await use(['clipboard-write']);
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  untilEnd: async ({}, use) => {
    const started: Closing[] = [];
    await use(async (starting) => {
      const standIn = await starting;
      started.push(standIn);
      return standIn;
    });
    for (const standIn of started) await standIn.close();
  },
  twilio: async ({ untilEnd }, use) => {
    await use(await untilEnd(startTwilioStandIn()));
  },
  sendgrid: async ({ untilEnd }, use) => {
    await use(await untilEnd(startSendGridStandIn()));
  },
});
