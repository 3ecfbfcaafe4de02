import type { Guide } from '../../../shared/model/provider';

/** How to get what the form asks for. Menu names as of the MessageBird dashboard in 2026. */
export const guide: Guide = {
  steps: [
    { title: 'Sign in to the MessageBird dashboard', text: 'dashboard.messagebird.com. An account of app.bird.com is another product with other keys.' },
    { title: 'Open the API access', text: 'Developers, API access (REST).' },
    { title: 'Add an access key', text: 'Add access key. Describe it, and choose the mode Live: a key of the mode Test delivers nothing.' },
    { title: 'Copy the key', text: 'Show key, then copy it into the field Access key.' },
    { title: 'Pick the originator', text: 'A name of your own, or a number of yours. For voice, and for the US, take a number that you have at MessageBird.' },
    { title: 'Buy credit', text: 'Each message costs; the price is taken from the balance, or billed later if you agreed on that.' },
  ],
  warnings: [
    {
      title: 'A sender name',
      text: 'has 3 to 11 characters, a number up to 17 digits: the “maximum Phone Number length” of 11 in LoginRadius’s manual is the limit of a name. The name MessageBird is refused.',
    },
    { title: 'Free test credit', text: 'reaches only the number with which you registered.' },
    { title: 'Sender names', text: 'do not work in the US and Canada, nobody can answer them, and some countries want them registered first.' },
  ],
};
