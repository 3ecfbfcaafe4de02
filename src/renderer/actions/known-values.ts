import { type actionModules, messageTypes } from '../../shared/model/action';
import type { Channel } from '../../shared/model/message';

/** What is known of a value that the code can reach: its type in a few words, one line of explanation, and what leads on from it. */
export interface KnownValue {
  type: string;
  info: string;
  keys?: Readonly<Record<string, KnownValue>>;
  /** Of a call, and of what the call's promise brings. */
  returns?: KnownValue;
  /** The only texts that it can be. */
  texts?: readonly string[];
}

const text = (info: string): KnownValue => ({ type: 'string', info });
const optional = (info: string): KnownValue => ({ type: 'string?', info });
const metadata = (of: string): KnownValue => ({ type: '{ [name]: string }', info: `What was noted about the ${of}.` });
const group = (info: string, keys: Record<string, KnownValue>, type = 'object'): KnownValue => ({ type, info, keys });
const does = (type: string, info: string, returns?: KnownValue): KnownValue => ({ type, info, ...(returns !== undefined && { returns }) });

const messageType: KnownValue = { type: 'string', info: 'What the message is about.', texts: messageTypes };
const code = optional('The one-time code. Not there for blocked_account.');
const locale = optional('Language of the message, such as en or de-CH.');

/** https://auth0.com/docs/customize/actions/reference */
const notification: Readonly<Record<Channel, KnownValue>> = {
  sms: group('What is to be sent, and to whom.', {
    recipient: text('Phone number, such as +491713920041. It may carry hyphens.'),
    as_text: text('The whole text, for delivery as text.'),
    as_voice: text('The whole text as it is to be read out, for delivery by voice.'),
    code,
    delivery_method: { type: "'text' | 'voice'", info: 'How the person wants to get it.', texts: ['text', 'voice'] },
    message_type: messageType,
    from: optional('The sender that is set for the tenant.'),
    locale,
  }),
  email: group('What is to be sent, and to whom.', {
    to: text('E-mail address of the recipient.'),
    from: optional('E-mail address of the sender.'),
    subject: text('Subject.'),
    html: text('The body as HTML.'),
    text: text('The body as plain text.'),
    code,
    message_type: messageType,
    locale,
  }),
};

/** The whole event of a channel. */
export function knownEvent(channel: Channel, secretNames: readonly string[]): KnownValue {
  return group('What happened, and for whom.', {
    notification: notification[channel],
    secrets: group('The secrets beside the code.', Object.fromEntries(secretNames.map((name) => [name, text('A secret of this integration.')]))),
    client: group('The application.', { client_id: text('Identifies the application.'), name: text('Name of the application.'), metadata: metadata('application') }),
    user: group('The person who gets the message.', {
      user_id: text('Identifies the person.'),
      email: optional('E-mail address.'),
      email_verified: { type: 'boolean', info: 'The e-mail address was confirmed.' },
      phone_number: optional('Phone number.'),
      phone_verified: { type: 'boolean?', info: 'The phone number was confirmed.' },
      name: optional('Full name.'),
      given_name: optional('First name.'),
      family_name: optional('Last name.'),
      nickname: optional('Nickname.'),
      username: optional('User name.'),
      picture: optional('Address of a picture.'),
      app_metadata: { type: 'object', info: 'What applications noted about the person.' },
      user_metadata: { type: 'object', info: 'What the person may change.' },
      identities: { type: 'object[]', info: 'Accounts through which the person signs in: connection, provider, user_id, isSocial.' },
      created_at: text('When the account was made, ISO 8601.'),
      updated_at: text('When the account was changed last, ISO 8601.'),
      last_password_reset: optional('When the password was set last, ISO 8601.'),
    }),
    organization: group('The organisation; not there when the person signs in without one.', { id: text('Identifies the organisation.'), name: text('Name in addresses.'), display_name: text('Name for people.'), metadata: metadata('organisation') }, 'object?'),
    request: group('The request that led to the message.', {
      ip: text('IP address of the person.'),
      method: text('HTTP method.'),
      hostname: optional('Host that was asked.'),
      language: optional('Accept-Language of the browser.'),
      user_agent: optional('User-Agent of the browser.'),
      geoip: group('Where the IP address seems to be.', {
        countryCode: optional('Country, two letters, such as US.'),
        countryCode3: optional('Country, three letters, such as USA.'),
        countryName: optional('Country.'),
        continentCode: optional('Continent, two letters.'),
        cityName: optional('Town.'),
        subdivisionCode: optional('State or province, its code.'),
        subdivisionName: optional('State or province.'),
        latitude: { type: 'number?', info: 'Degrees.' },
        longitude: { type: 'number?', info: 'Degrees.' },
        timeZone: optional('Such as Europe/Berlin.'),
      }),
    }),
    connection: group('Where the person’s account lies.', { id: text('Identifies the connection.'), name: text('Name of the connection.'), strategy: text('Kind of connection, such as auth0 or google-oauth2.'), metadata: metadata('connection') }, 'object?'),
    custom_domain: group('The domain of one’s own that was asked.', { domain: text('The domain.'), domain_metadata: metadata('domain') }, 'object?'),
    tenant: group('The tenant.', {
      id: text('Name of the tenant.'),
      friendly_name: optional('Name for people.'),
      home_url: optional('Address of the home page.'),
      logo_url: optional('Address of the logo.'),
      support_email: optional('Where people ask for help, by e-mail.'),
      support_url: optional('Where people ask for help.'),
    }),
    transaction: group('The sign-in of which it is a part.', { correlation_id: optional('The same in all logs of one sign-in.') }, 'object?'),
    configuration: { type: 'object', info: 'Kept for integrations of the marketplace; empty.' },
  });
}

const cacheRecord = group('What is remembered.', { value: text('What was set.'), expires_at: { type: 'number', info: 'Milliseconds since 1970.' } }, '{ value, expires_at }?');
export const knownApi: KnownValue = group('What the code can say and remember.', {
  notification: group('How it went. Returning without either means sent; the last call counts.', {
    drop: does('(reason) => void', 'Gives the message up for good: the recipient does not exist, the service refuses it.'),
    retry: does('(reason) => void', 'Asks for another try, up to 5 at Auth0: time-outs, HTTP 429 and 5xx.'),
  }),
  cache: group('Up to 20 short texts that outlive a run, such as an access token. A dry run begins with an empty one.', {
    get: does('(key) => { value, expires_at }?', 'What is remembered under a key.', cacheRecord),
    set: does('(key, value, { ttl?, expires_at? }?) => result', 'Remembers a text; ttl in milliseconds.', group('How it went.', { type: { type: "'success' | 'error'", info: 'Whether it is remembered.', texts: ['success', 'error'] }, code: optional('Why not.') })),
    delete: does('(key) => result', 'Forgets a key.'),
  }),
});

const headers = group('Headers; names without regard to case.', { get: does('(name) => string?', 'One of them.', text('The value.')), set: does('(name, value) => void', 'Sets one.'), has: does('(name) => boolean', 'Whether it is there.'), append: does('(name, value) => void', 'Adds one.') }, 'Headers');
const response = group('The answer.', {
  ok: { type: 'boolean', info: 'HTTP 200 to 299.' },
  status: { type: 'number', info: 'HTTP status.' },
  statusText: text('What the service calls the status.'),
  headers,
  url: text('The address that answered.'),
  json: does('async () => any', 'The body, read as JSON. It can be read once.'),
  text: does('async () => string', 'The body as text. It can be read once.', text('The body.')),
}, 'Response');
const fetching = does('async (url, { method, headers, body, signal }?) => Response', 'Asks an allowed host. Add signal: AbortSignal.timeout(5000).', response);
const axiosAnswer = group('The answer.', { data: { type: 'any', info: 'The body, JSON already read.' }, status: { type: 'number', info: 'HTTP status.' }, statusText: text('What the service calls the status.'), headers: { type: 'object', info: 'Headers, in lower case.' } });
const hash: KnownValue = group('Collects what is hashed.', { update: does('(data) => this', 'Adds a text or bytes.'), digest: does("('hex' | 'base64')? => string | Buffer", 'The result.', text('The result.')) }, 'Hash');
const random = does('() => string', 'A new identifier.', text('Such as 0b9f7ad2-….'));
const query = { stringify: does('(object) => string', 'A query from an object.', text('The query.')), parse: does('(string) => object', 'An object from a query.') };
const creates = (what: string): KnownValue => group(what, { create: does('async (values) => object', 'Asks Twilio; throws when it refuses.', group('What Twilio answered.', { sid: text('Its identifier.'), status: text('Its status.') })) });
const twilioClient = group('Twilio with these credentials.', {
  messages: creates('Messages.'),
  calls: creates('Calls.'),
  verify: group('Twilio Verify.', { v2: group('Version 2.', { services: does('(sid) => service', 'One Verify service.', group('A Verify service.', { verifications: creates('Begins a verification.'), verificationChecks: creates('Checks a code.') })) }) }),
});

/** What `require` serves. */
export const knownModules: Readonly<Record<(typeof actionModules)[number], KnownValue>> = {
  axios: group('HTTP as the package axios does it. Throws on HTTP 400 and above.', Object.fromEntries(['get', 'post', 'put', 'patch', 'delete', 'request'].map((method) => [method, does(method === 'request' ? 'async (config) => answer' : /^p/.test(method) ? 'async (url, data, config?) => answer' : 'async (url, config?) => answer', 'Asks an allowed host. Add timeout: 5000.', axiosAnswer)]))),
  'node-fetch': { ...fetching, info: 'fetch, as the package node-fetch names it.' },
  undici: group('fetch, as the package undici names it.', { fetch: fetching }),
  twilio: does('(accountSid, authToken) => client', 'messages.create, calls.create and verify, as the package twilio does them.', twilioClient),
  qs: group('Queries with nested values.', query),
  querystring: group('Queries.', query),
  crypto: group('Hashes, HMAC and random values.', {
    createHmac: does('(hash, key) => Hmac', 'A signature with a key: sha256, sha1, sha384, sha512, md5.', hash),
    createHash: does('(hash) => Hash', 'A hash: sha256, sha1, sha384, sha512, md5.', hash),
    randomUUID: random,
    randomBytes: does('(size) => Buffer', 'Random bytes.'),
    randomInt: does('(low, high) => number', 'A random whole number below high.'),
    timingSafeEqual: does('(one, other) => boolean', 'Compares without telling by its time where they differ.'),
  }),
  buffer: group('Buffer.', { Buffer: { type: 'class', info: 'Bytes.' } }),
  url: group('URL and URLSearchParams.', { URL: { type: 'class', info: 'An address and its parts.' }, URLSearchParams: { type: 'class', info: 'A query.' } }),
  util: group('inspect and format.', { inspect: does('(value) => string', 'A value as text.'), format: does('(...values) => string', 'Values as one text.') }),
};

/** What is there without `require`. */
export const knownGlobals: Readonly<Record<string, KnownValue>> = {
  fetch: fetching,
  console: group('Shown in the report of a run, with secrets masked.', { log: does('(...values) => void', 'A line of the report.'), info: does('(...values) => void', 'A line of the report.'), warn: does('(...values) => void', 'A line of the report.'), error: does('(...values) => void', 'A line of the report.') }),
  crypto: group('Random values, hashes and HMAC of the Web.', {
    randomUUID: random,
    getRandomValues: does('(bytes) => bytes', 'Fills with random values.'),
    subtle: group('digest, and HMAC with importKey, sign and verify.', { digest: does('async (hash, bytes) => ArrayBuffer', 'A hash.'), importKey: does('async (…) => key', 'A key for HMAC.'), sign: does('async (…) => ArrayBuffer', 'A signature with HMAC.'), verify: does('async (…) => boolean', 'Whether a signature is right.') }),
  }),
  AbortSignal: group('Ends a request.', { timeout: does('(ms) => AbortSignal', 'Ends it after so many milliseconds.'), any: does('(signals) => AbortSignal', 'Ends it as soon as one of them does.') }, 'class'),
  AbortController: { type: 'class', info: 'Ends a request by hand.' },
  Buffer: group('Bytes.', { from: does("(text, 'base64'?) => Buffer", 'Bytes of a text.'), concat: does('(list) => Buffer', 'Bytes one after the other.'), byteLength: does('(text) => number', 'Bytes of a text.') }, 'class'),
  Headers: { type: 'class', info: 'Headers of a request.' },
  Request: { type: 'class', info: 'A request.' },
  Response: { type: 'class', info: 'An answer.' },
  FormData: { type: 'class', info: 'Fields of a form.' },
  URL: { type: 'class', info: 'An address and its parts.' },
  URLSearchParams: { type: 'class', info: 'A query, or the body of a form.' },
  TextEncoder: { type: 'class', info: 'Bytes of a text, UTF-8.' },
  TextDecoder: { type: 'class', info: 'Text of bytes, UTF-8.' },
  btoa: does('(text) => string', 'Base64 of a text of single bytes.', text('Base64.')),
  atob: does('(base64) => string', 'The text of base64.', text('The text.')),
  structuredClone: does('(value) => value', 'A copy.'),
  setTimeout: does('(work, ms) => id', 'Does it later.'),
  clearTimeout: does('(id) => void', 'Does it no more.'),
  setInterval: does('(work, ms) => id', 'Does it again and again.'),
  clearInterval: does('(id) => void', 'Does it no more.'),
  setImmediate: does('(work) => id', 'Does it as soon as possible.'),
  queueMicrotask: does('(work) => void', 'Does it right after this.'),
  process: group('Its env is empty.', { env: { type: 'object', info: 'Empty. The secrets are in event.secrets.' } }),
  require: does('(name) => module', 'One of the modules that are served here.'),
  exports: { type: 'object', info: 'What is exported is called.' },
};
