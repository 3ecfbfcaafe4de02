import type { Guide } from '../../../shared/model/provider';

/** How to get what the form asks for. Menu names as of Twilio's console in 2026. */
export const guide: Guide = {
  steps: [
    { title: 'Choose the region', text: 'Admin, Account management, API keys & tokens. Each region has its own keys.' },
    { title: 'Create a standard API key', text: 'Copy the SID and the secret. Twilio shows the secret once.' },
    { title: 'Copy the Account SID', text: 'On the Account Dashboard, under Account Info. It begins with AC.' },
    { title: 'Pick a sender', text: 'Phone Numbers, Active numbers; or Messaging, Services for a pool.' },
    { title: 'Allow the countries you send to', text: 'Messaging, Settings, Geo permissions.' },
  ],
  warnings: [
    { title: 'US numbers', text: 'must be in an A2P 10DLC campaign, toll-free numbers verified. Otherwise carriers refuse with 30034 or 30032.' },
    { title: 'Trial accounts', text: 'reach only numbers that you verified, in Phone Numbers, Verified Caller IDs.' },
  ],
};
