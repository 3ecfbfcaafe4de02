import type { Guide } from '../../../shared/model/provider';

/** How to get what the form asks for. Menu names as of InstaAlerts' portal. */
export const guide: Guide = {
  steps: [
    { title: 'Have an account', text: 'InstaAlerts is a service of Karix and is opened by its sales staff. It bills per use, from credits that are bought beforehand.' },
    { title: 'Request a Sender ID', text: 'My Account, Edit My Info, Sender IDs, Request. Enter the name and choose Send Request. Skip this if you have one.' },
    { title: 'Note the Sender ID', text: 'Once it is approved, View shows it. Enter it exactly like this.' },
    { title: 'Find the access key and the host', text: 'Both are in Karix’s provisioning mail; otherwise ask your account manager. The key is one per account.' },
    { title: 'For India: register with DLT', text: 'In the operator’s DLT portal register company, header and template, and copy their IDs. Give Karix the same header as Sender ID.' },
  ],
  warnings: [
    { title: 'What becomes of a message', text: 'shows only in the log of InstaAlerts’ portal: its API has no look-up, as it has no check of the key.' },
    { title: 'Texts to India', text: 'must match the registered template word for word. Others are accepted here and dropped by the operator without an error.' },
    { title: 'User name and password', text: 'of older accounts do not work here. Ask Karix for an access key.' },
  ],
};
