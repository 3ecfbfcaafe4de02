import type { Guide } from '../../../shared/model/provider';

/** How to get what the form asks for. Menu names as of Textlocal's Messenger in 2026. */
export const guide: Guide = {
  steps: [
    { title: 'Sign in to Messenger', text: 'control.txtlocal.co.uk for the United Kingdom, control.textlocal.in for India. Choose the same region here.' },
    { title: 'Create an API key', text: 'Settings, API keys, Create new key.' },
    {
      title: 'Allow the addresses that send',
      text: 'Enter the outgoing IP addresses of your platform, and for tests the public address of this computer. Left empty, the key works from everywhere. Then Save new key, and copy it.',
      copies: 'outgoingAddresses',
    },
    { title: 'Or take the API hash', text: 'Instead of a key: Help, All documentation, scroll down to the API hash. It goes with the username.' },
    { title: 'Choose the sender name', text: 'Settings, Sender names. In India: the header that is registered under DLT.' },
    { title: 'Buy credits', text: 'Each part of a message costs credits. The check here shows how many are left.' },
  ],
  warnings: [
    { title: 'A key used from an address that is not on its list', text: 'is refused like a wrong one (error 3).' },
    { title: 'Operators in India', text: 'drop every text that does not match an approved DLT template word for word. Test with such a text.' },
    { title: 'Accounts moved to Webex Interact', text: 'may only send: neither the check nor the look-up of a message works there.' },
  ],
};
