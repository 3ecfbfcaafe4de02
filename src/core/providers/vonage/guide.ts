import type { Guide } from '../../../shared/model/provider';

/** How to get what the form asks for. Menu names as of Vonage's dashboard in 2026. */
export const guide: Guide = {
  steps: [
    { title: 'Open an account', text: 'At dashboard.vonage.com. It starts as a demo with a little credit. Afterwards credit is bought in advance, in euros: each part of an SMS and each minute of a call costs.' },
    { title: 'Copy the API key and the API secret', text: 'On the home page of the dashboard, or in API Settings. Two secrets may be valid at a time.' },
    { title: 'Choose a sender', text: 'Numbers, Your numbers; a rented number costs monthly. Where the country allows it, a name of up to 11 letters and digits does.' },
    { title: 'Name the phones you test with', text: 'As long as the account is a demo, add them to its list of test numbers. Adding credit lifts the limit.' },
    { title: 'For voice: create an application', text: 'Build, Applications. Generate a key pair, which downloads the private key once; switch on Voice, which wants an event address; link your number. Copy the Application ID.' },
  ],
  warnings: [
    { title: 'Looking up an SMS', text: 'goes through the Reports API. Vonage may have to enable it for the account, and may charge for it. Looking up a call needs neither.' },
    { title: 'United States and Canada', text: 'accept only a number of your account that is registered (10DLC, toll-free or short code), never a name.' },
  ],
};
