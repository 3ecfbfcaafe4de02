import type { Guide } from '../../../shared/model/provider';

/** How to get what the form asks for. Menu names as of Telesign's portals in 2026. */
export const guide: Guide = {
  steps: [
    { title: 'Open an account', text: 'Self-service at portal.telesign.com with a trial credit, or enterprise by contract with Telesign. Telesign charges per message and per call.' },
    { title: 'Choose the account kind', text: 'Self-service accounts sign in at portal.telesign.com, enterprise accounts at teleportal.telesign.com or my.telesign.com. Each kind has its own API host.' },
    { title: 'Copy the Customer ID', text: 'Self-service: your profile page. Enterprise: Customer ID and API keys. If there is no such page, ask your Telesign account manager.' },
    { title: 'Copy the API key', text: 'On the same page. It is long and ends with ==.' },
    { title: 'Pick a sender', text: 'Leave the sender ID empty unless Telesign has enabled one for this account.' },
    {
      title: 'Allow the addresses that send',
      text: 'Only if the portal limits from where the key is used: add the outgoing addresses of your platform, and for tests the public address of this computer. Others are refused with 10014.',
      copies: 'outgoingAddresses',
    },
    { title: 'Choose the message type', text: 'OTP for codes, ARN for alerts and reminders, MKT for marketing.' },
  ],
  warnings: [
    { title: 'Trial accounts', text: 'reach only numbers that you verified in the portal. Otherwise Telesign refuses with 10033.' },
    { title: 'Verifying', text: 'looks up a message that does not exist, as Telesign has no call for a check. Only a test proves that the account may send.' },
    { title: 'What became of a message', text: 'can be looked up for about 12 hours after sending.' },
  ],
};
