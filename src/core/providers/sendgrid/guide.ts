import type { Guide } from '../../../shared/model/provider';

/** How to get what the form asks for. Menu names as of SendGrid's console in 2026. */
export const guide: Guide = {
  steps: [
    { title: 'Create an API key', text: 'Settings, API Keys, Create API Key. Choose Restricted Access and allow Mail Send.' },
    { title: 'Allow status and account checks', text: 'Add read access to Email Activity and User Account, if you want to see what became of a message.' },
    { title: 'Copy the key', text: 'It begins with SG. and is shown once.' },
    { title: 'Verify the sender', text: 'Settings, Sender Authentication: a whole domain, or a single sender address.' },
    {
      title: 'Allow the addresses that send',
      text: 'Only if IP Access Management is on: in Settings, IP Access Management, add the outgoing addresses of your platform, and for tests the public address of this computer.',
      copies: 'outgoingAddresses',
    },
  ],
  warnings: [
    { title: 'From Name and No-Reply address', text: 'are managed in SendGrid, not here.' },
    { title: 'EU accounts', text: 'work only with a key of an EU regional subuser and the EU region.' },
  ],
};
