import { startSendGridStandIn, type SendGridStandIn } from '../stand-ins/sendgrid';
import { startTwilioStandIn, type TwilioStandIn } from '../stand-ins/twilio';
import { test as withApp } from './fixture';

export { expect } from './fixture';

/** The providers on this computer, each started for the test that names it. */
export const test = withApp.extend<{ twilio: TwilioStandIn; sendgrid: SendGridStandIn }>({
  // A browser grants this to a click by itself; under Playwright nothing is granted that is not named.
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  permissions: async ({}, use) => {
    await use(['clipboard-write']);
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  twilio: async ({}, use) => {
    const twilio = await startTwilioStandIn();
    await use(twilio);
    await twilio.close();
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  sendgrid: async ({}, use) => {
    const sendgrid = await startSendGridStandIn();
    await use(sendgrid);
    await sendgrid.close();
  },
});
