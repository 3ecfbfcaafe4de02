import { type ReceivedRequest, type Reply, type StandIn, startStandIn } from './server';

/** What the stand-in knows. Made up. */
export const sendgridAccount = {
  apiKey: 'SG.made-up_key-00000000000.made-up_secret-part-of-43-characters_0a1b2c3d4e',
  /** Valid, but without `mail.send`. */
  readOnlyKey: 'SG.made-up_read-0000000000.made-up_secret-part-of-the-read-only-key_99',
  sender: 'no-reply@halden.example',
  templateId: `d-${'0a1b2c3d'.repeat(4)}`,
} as const;

interface LogRow {
  sg_message_id: string;
  from_email: string;
  to_email: string;
  subject: string;
  status: string;
  reason: string;
  sg_message_id_created_at: string;
}

export interface SendGridMail {
  personalizations: { to: { email: string }[]; dynamic_template_data?: Record<string, unknown> }[];
  from: { email: string; name?: string };
  /** Neither where a dynamic template brings them. */
  subject?: string;
  content?: { type: string; value: string }[];
  template_id?: string;
  mail_settings?: { sandbox_mode?: { enable?: boolean } };
}

export interface SendGridStandIn extends StandIn {
  mails: SendGridMail[];
  /** The Email Logs. Rows come with the mail, at once. */
  log: LogRow[];
  /** Scopes of the full key. */
  scopes: string[];
  /** False: no sender is verified, so that every mail is refused. */
  senderVerified: boolean;
  /** Lets mails to this recipient end like this instead of `delivered`. */
  endAs(to: string, status: string, reason: string): void;
}

const errors = (status: number, message: string, field: string | null = null, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: { errors: [{ message, field, help: null }] },
});

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** What SendGrid checks before it takes a mail; null when it takes it. */
function refusalOf(mail: Partial<SendGridMail>, senderVerified: boolean): Reply | null {
  const to = mail.personalizations?.[0]?.to[0]?.email ?? '';
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(to)) return errors(400, 'Does not contain a valid address.', 'personalizations.0.to.0.email');
  const bringsAll = mail.template_id !== undefined;
  if (bringsAll && !/^(?:d-)?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/.test(mail.template_id ?? '')) return errors(400, 'The template_id must be a valid GUID.', 'template_id');
  if (!bringsAll && mail.personalizations?.[0]?.dynamic_template_data !== undefined) return errors(400, 'The template_id is required when using dynamic templates', 'template_id');
  if (!bringsAll && (typeof mail.subject !== 'string' || mail.subject === '')) return errors(400, 'The subject is required. You can get around this requirement if you use a template with a subject defined.', 'subject');
  if (!bringsAll && (!mail.content?.length || mail.content.some(({ value }) => value === ''))) return errors(400, 'The content value must be a string at least one character in length.', 'content.0.value');
  if ((mail.content?.length ?? 0) > 1 && mail.content?.[0]?.type !== 'text/plain') return errors(400, 'If present, text/plain must be first.', 'content');
  if (!senderVerified || mail.from?.email !== sendgridAccount.sender) {
    return errors(403, 'The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.', 'from');
  }
  return null;
}

/** SendGrid's Web API v3, as far as Dispatchbox uses it. */
export async function startSendGridStandIn(): Promise<SendGridStandIn> {
  const mails: SendGridMail[] = [];
  const log: LogRow[] = [];
  const state = { scopes: ['mail.send', 'user.account.read', 'user.credits.read', 'email_activity.read'], senderVerified: true };
  const endings = new Map<string, { status: string; reason: string }>();

  const take = (request: ReceivedRequest): Reply => {
    if (!/^application\/json/.test(request.headers['content-type'] ?? '')) return errors(415, 'Unsupported media type');
    const mail = (parse(request.body) ?? {}) as Partial<SendGridMail>;
    const refused = refusalOf(mail, state.senderVerified);
    if (refused !== null) return refused;
    const taken = mail as SendGridMail;
    // Sandbox mode checks the mail and does no more: https://www.twilio.com/docs/sendgrid/for-developers/sending-email/sandbox-mode
    if (taken.mail_settings?.sandbox_mode?.enable === true) return { status: 200 };
    mails.push(taken);
    const id = `MadeUpMessageId${String(mails.length).padStart(4, '0')}`;
    const to = taken.personalizations[0]?.to[0]?.email ?? '';
    // SendGrid looks for the template afterwards: https://github.com/sendgrid/sendgrid-go/issues/255
    const unknown = taken.template_id !== undefined && taken.template_id !== sendgridAccount.templateId;
    log.push({ sg_message_id: `${id}.recvd-5f9c8-1-65E0A0B1-3.0`, from_email: taken.from.email, to_email: to, subject: taken.subject ?? '', ...(unknown ? { status: 'dropped', reason: 'Template not found' } : { status: 'processed', reason: '' }), sg_message_id_created_at: new Date().toISOString() });
    return { status: 202, headers: { 'x-message-id': id } };
  };

  /** Understands what the adapter asks, and refuses what the real log would. */
  const search = (request: ReceivedRequest): Reply => {
    const { query, limit } = (parse(request.body) ?? {}) as { query?: string; limit?: number };
    const match = /^(?:to_email = '([^']*)' AND )?sg_message_id_created_at > TIMESTAMP "(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"$/.exec(query ?? '');
    if (match === null || limit === undefined || limit < 1 || limit > 1_000) return errors(400, 'The query is not valid.', 'query');
    const [, to, since = ''] = match;
    const rows = log.filter((row) => (to === undefined || row.to_email === to) && Date.parse(row.sg_message_id_created_at) > Date.parse(since));
    return { status: 200, body: { messages: rows.slice(0, limit) } };
  };

  const entry = (id: string): Reply => {
    const row = log.find((one) => one.sg_message_id === id);
    if (row === undefined) return errors(404, 'message not found');
    const reply = { status: 200, body: { ...row, api_key_id: 'made-up', client_ip: '127.0.0.1', events: row.reason === '' ? [] : [{ event: 'bounce', reason: row.reason }] } };
    if (row.status === 'processed') Object.assign(row, endings.get(row.to_email) ?? { status: 'delivered', reason: '' });
    return reply;
  };

  const answer = (request: ReceivedRequest): Reply => {
    const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (key !== sendgridAccount.apiKey && key !== sendgridAccount.readOnlyKey) return errors(401, 'The provided authorization grant is invalid, expired, or revoked');
    const scopes = key === sendgridAccount.apiKey ? state.scopes : ['user.profile.read'];
    const allowed = (scope: string, reply: () => Reply) => (scopes.includes(scope) ? reply() : errors(403, 'access forbidden'));
    switch (`${request.method} ${request.path}`) {
      case 'POST /v3/mail/send':
        return allowed('mail.send', () => take(request));
      case 'GET /v3/scopes':
        return { status: 200, body: { scopes } };
      case 'GET /v3/user/account':
        return allowed('user.account.read', () => ({ status: 200, body: { type: 'paid', reputation: 99.7 } }));
      case 'GET /v3/user/credits':
        return allowed('user.credits.read', () => ({ status: 200, body: { remain: 4_200, total: 5_000, used: 800, overage: 0, reset_frequency: 'monthly' } }));
      case 'GET /v3/verified_senders/steps_completed':
        return { status: 200, body: { results: { sender_verified: state.senderVerified, domain_verified: false } } };
      case 'POST /v3/logs':
        return allowed('email_activity.read', () => search(request));
      default: {
        const id = /^\/v3\/logs\/([^/]+)$/.exec(request.path)?.[1];
        return id === undefined || request.method !== 'GET' ? errors(404, 'not found') : allowed('email_activity.read', () => entry(decodeURIComponent(id)));
      }
    }
  };

  const standIn = await startStandIn(answer);
  return Object.assign(state, standIn, { mails, log, endAs: (to: string, status: string, reason: string) => void endings.set(to, { status, reason }) });
}
