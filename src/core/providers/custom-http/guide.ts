import type { Guide } from '../../../shared/model/provider';

export const guide: Guide = {
  steps: [
    { title: 'Find the request in the service’s documentation', text: 'Method, address, and whether it takes JSON or a form. Import cURL takes its example as it is; presets have the requests of known receivers.' },
    { title: 'Put placeholders where the message goes', text: '{{to}}, {{text}}, {{code}}, {{from}}, {{locale}}, {{delivery}}; for e-mail also {{subject}} and {{html}}. Each is escaped for where it stands. Request, beside the form, shows what leaves.' },
    { title: 'Choose how the service recognises you', text: 'Basic, Bearer, a header of its own, or a signature as in Standard Webhooks. What is secret is sealed here and never shown again.' },
    { title: 'Say what counts as success', text: 'Every answer from 200 to 299, unless told otherwise. Some services answer 200 and say in the body that they failed.' },
    { title: 'Name where id and error stand', text: 'As a path into the JSON answer, such as messages[0].id. After a Try, a click in the answer fills it in. With the id and a status address the message can be followed.' },
  ],
  warnings: [
    { title: 'The host is part of the secret’s home.', text: 'When the address changes, the credentials are asked for again.' },
    { title: 'Nothing is repeated.', text: 'A request that may have left is never sent a second time.' },
  ],
};
