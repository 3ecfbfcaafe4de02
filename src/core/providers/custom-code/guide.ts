import type { Guide } from '../../../shared/model/provider';

export const guide: Guide = {
  steps: [
    { title: 'Bring the code', text: 'Code of a custom phone or e-mail provider from Auth0 runs unchanged. Otherwise begin with a starter.' },
    { title: 'Name the hosts', text: 'The code can ask these and no others, over https.' },
    { title: 'Add the secrets', text: 'The code reads them from event.secrets. They are sealed here and never shown again.' },
    { title: 'Run it dry', text: 'Every request is shown and answered here; nothing leaves this computer.' },
  ],
  warnings: [
    { title: 'Returning means sent.', text: 'The platform counts a message as sent whenever the code returns. Look at the answer, and call api.notification.drop or retry when it failed.' },
    { title: 'It runs once here.', text: 'Auth0 repeats a message up to 5 times after retry or an error. A test never repeats.' },
  ],
};
