import type { ProviderDescriptor } from '../../../shared/model/provider';

const methods = ['POST', 'GET', 'PUT', 'PATCH'];
/** As `readJsonPath` reads it. */
const path = { source: '^\\s*(?:\\$\\.?)?(?:[A-Za-z_$][\\w$-]*|\\[\\d{1,4}\\]|\\["[^"\\]]{1,100}"\\])(?:\\.[A-Za-z_$][\\w$-]*|\\[\\d{1,4}\\]|\\["[^"\\]]{1,100}"\\])*\\s*$', message: 'A path has names and indexes, such as messages[0].id.' };

export const customHttp: ProviderDescriptor = {
  id: 'custom-http',
  label: 'Generic HTTP',
  channels: ['sms', 'email'],
  deliveries: ['text', 'voice'],
  mark: { text: '{ }', color: '#2b6a70' },
  summary: 'Any HTTP API: one request, by form, without code.',
  needs: 'the address of the service, its example request, and its key',
  regions: 'Wherever the service is',
  capabilities: { verify: false, status: true, balance: false, receipts: false },
  fields: [
    { id: 'url', label: 'Address', group: 'credentials', required: true, mono: true, maxLength: 2_000, destination: true, placeholder: 'https://api.example.com/v1/messages', hint: 'Placeholders may stand in the path and the query, never in the host' },
    { id: 'user', label: 'User name', group: 'credentials', required: true, maxLength: 200 },
    { id: 'password', label: 'Password', group: 'credentials', secret: true, maxLength: 2_000 },
    { id: 'token', label: 'Bearer token', group: 'credentials', secret: true, required: true, providerIssued: true, maxLength: 8_192, mustMatch: { source: '^(?!(?:[Bb]earer|[Bb]asic) )[\\x21-\\x7e]+$', message: 'A token has no spaces and Latin letters alone. Leave out the word Bearer: it is added.' } },
    { id: 'headerName', label: 'Header name', group: 'credentials', required: true, placeholder: 'X-API-Key', mustMatch: { source: "^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$", message: 'A header’s name has letters, digits and dashes.' } },
    { id: 'headerValue', label: 'Header value', group: 'credentials', secret: true, required: true, providerIssued: true, maxLength: 8_192, mustMatch: { source: '^[\\x20-\\x7e]+$', message: 'A header carries Latin letters, digits and signs alone.' } },
    { id: 'signingSecret', label: 'Signing secret', group: 'credentials', secret: true, required: true, providerIssued: true, hint: 'Standard Webhooks: whsec_ and base64', format: { source: '^(?:v1,)?whsec_[A-Za-z0-9+/]+={0,2}$', message: 'A signing secret usually begins with whsec_ and is base64. Anything else is taken as the key itself.' } },
    { id: 'from', label: 'Sender', group: 'sender', maxLength: 320, hint: 'Fills in {{from}}' },
    { id: 'method', label: 'Method', group: 'sender', choices: methods.map((value) => ({ value, label: value })), fallback: 'POST' },
    {
      id: 'bodyType',
      label: 'Body',
      group: 'sender',
      choices: [
        { value: 'json', label: 'JSON' },
        { value: 'form', label: 'Form' },
        { value: 'none', label: 'None' },
      ],
      fallback: 'json',
    },
    { id: 'body', label: 'Body text', group: 'sender', multiline: true, mono: true, maxLength: 8_192, placeholder: '{"to":"{{to}}","text":"{{text}}"}', hint: 'JSON with placeholders inside quotes, or for a form one name=value a line. Empty: to and text' },
    { id: 'headers', label: 'Further headers', group: 'advanced', multiline: true, mono: true, maxLength: 4_000, placeholder: 'X-Source: dispatchbox', hint: 'One “Name: value” a line; no credentials' },
    { id: 'locale', label: 'Locale', group: 'advanced', fallback: 'en', maxLength: 35, hint: 'Fills in {{locale}}' },
    { id: 'successStatuses', label: 'Successful answers', group: 'advanced', fallback: '200-299', mustMatch: { source: '^[2-5]\\d\\d(-[2-5]\\d\\d)?(\\s*,\\s*[2-5]\\d\\d(-[2-5]\\d\\d)?)*$', message: 'HTTP statuses such as 200, 201 or 200-299.' }, hint: 'HTTP statuses that mean that the message was taken' },
    { id: 'successPath', label: 'Success in the answer', group: 'advanced', mono: true, mustMatch: path, placeholder: 'status', hint: 'Where the JSON answer says whether it worked; empty: the status alone counts' },
    { id: 'successValue', label: 'Value that means success', group: 'advanced', placeholder: 'success' },
    { id: 'messageIdPath', label: 'Message id in the answer', group: 'advanced', mono: true, mustMatch: path, placeholder: 'messages[0].id' },
    { id: 'errorPath', label: 'Error in the answer', group: 'advanced', mono: true, mustMatch: path, placeholder: 'error.message' },
    { id: 'statusUrl', label: 'Status address', group: 'advanced', mono: true, maxLength: 2_000, destination: true, placeholder: 'https://api.example.com/v1/messages/{{id}}', hint: 'Asked by GET with the same authentication; {{id}} is the message id' },
    { id: 'statusPath', label: 'Status in its answer', group: 'advanced', mono: true, mustMatch: path, placeholder: 'status' },
    { id: 'deliveredValues', label: 'Values that mean delivered', group: 'advanced', fallback: 'delivered', hint: 'Separated by commas' },
    { id: 'failedValues', label: 'Values that mean failed', group: 'advanced', fallback: 'failed, undelivered, rejected', hint: 'Separated by commas' },
  ],
  alternatives: [
    {
      id: 'authentication',
      label: 'Authentication',
      group: 'credentials',
      options: [
        { id: 'none', label: 'None', fields: [] },
        { id: 'basic', label: 'Basic', fields: ['user', 'password'] },
        { id: 'bearer', label: 'Bearer', fields: ['token'] },
        { id: 'header', label: 'Header', fields: ['headerName', 'headerValue'] },
        { id: 'signature', label: 'Signature', fields: ['signingSecret'] },
      ],
    },
  ],
  describesRequest: true,
  rules: [
    { field: 'user', severity: 'error', message: 'A user name has no colon: everything from there on would count as the password.', when: { user: ':' } },
    { field: 'successValue', severity: 'error', message: 'Enter the value that means success.', when: { successPath: '.', successValue: '^$' } },
    { field: 'statusPath', severity: 'error', message: 'Enter where the status stands in the answer.', when: { statusUrl: '.', statusPath: '^$' } },
    { field: 'messageIdPath', severity: 'error', message: 'Without the message id its status cannot be asked.', when: { statusUrl: '.', messageIdPath: '^$' } },
    { field: 'body', severity: 'warning', message: 'A GET request with a body is refused by many services.', when: { method: '^GET$', body: '.', bodyType: '^(json|form)$' } },
  ],
  notes: [],
  senderFields: ['from'],
  defaultApiBaseUrl: null,
  links: { console: null, docs: 'https://www.standardwebhooks.com' },
  linkHosts: ['www.standardwebhooks.com'],
};
