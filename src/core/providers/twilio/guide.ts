import type { Guide } from '../../../shared/model/provider';

/** How to get what the form asks for. Menu names as of Twilio's console in 2026. */
export const guide: Guide = {
  steps: [
    { title: 'Open an account', text: 'Sign up, and verify your e-mail address and phone number. Twilio bills per use; a trial begins with a small credit.' },
    { title: 'Choose the region', text: 'Admin, Account management, API keys & tokens. Each region has its own keys.' },
    { title: 'Create a standard API key', text: 'Copy the SID and the secret. Twilio shows the secret once. The Auth Token beside it opens the whole account.' },
    { title: 'Copy the Account SID', text: 'On the Account Dashboard, under Account Info. It begins with AC.' },
    { title: 'Pick a sender', text: 'Phone Numbers, Active numbers; on a trial, Get a trial number. Or Messaging, Services for a pool. Calls need a number that can place them.' },
    { title: 'Verify who receives tests', text: 'On a trial: Phone Numbers, Verified Caller IDs, add the number and type the code that Twilio calls or texts.' },
    { title: 'Allow the countries you send to', text: 'Messaging, Settings, Geo permissions; for calls Voice, Settings, Geo permissions.' },
  ],
  warnings: [
    { title: 'US numbers', text: 'must be in an A2P 10DLC campaign, toll-free numbers verified. Otherwise carriers refuse with 30034 or 30032.' },
    { title: 'Trial accounts', text: 'reach only numbers that you verified, have one number, and end after 30 days. Another number needs an upgrade.' },
  ],
};
