import type { Guide } from '../../../shared/model/provider';

/** How to get what the form asks for. Menu names as of Plivo's console in 2026. */
export const guide: Guide = {
  steps: [
    { title: 'Open an account', text: 'At console.plivo.com. A trial has some credit; after that you buy credit, and each message is taken from it.' },
    { title: 'Copy Auth ID and Auth Token', text: 'At the top of the console’s home page. A new token: Account, Settings, Credentials, Generate Auth Token.' },
    { title: 'Pick a sender', text: 'Phone Numbers, Your Numbers; or Messaging, Powerpack for a pool; or Messaging, Settings, Sender ID for a name.' },
    { title: 'Allow the countries you send to', text: 'Geo Permissions in the settings of Messaging. Otherwise Plivo refuses with 403 or 450.' },
    { title: 'On a trial, verify the recipient', text: 'Phone Numbers, Sandbox Numbers.' },
  ],
  warnings: [
    { title: 'US and Canada', text: 'take only numbers of Plivo that are registered for 10DLC, or verified toll-free numbers; sender names are not accepted. There are often no receipts: “sent” can be the last word.' },
    { title: 'Accounts in rupees', text: 'send only to India, where sender, template and text must be registered (DLT).' },
    { title: 'Voice', text: 'is not offered: Plivo fetches what a call says from a public web address, which a console on your computer does not have.' },
  ],
};
