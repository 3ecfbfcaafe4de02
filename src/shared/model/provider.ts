import type { Channel, Delivery } from './message';

/** Where a field stands in the form, in this order. */
export type FieldGroup = 'credentials' | 'sender' | 'advanced';

/** One input of a provider's form. Plain data: it crosses to the window, and the form is drawn from it. */
export interface Field {
  /** Also the key in `settings` or `credentials` of the CLI's file. */
  id: string;
  label: string;
  group: FieldGroup;
  /** Kept sealed, sent in `credentials`, never shown again. */
  secret?: boolean;
  /** Needed always, or whenever the alternative it belongs to is chosen. */
  required?: boolean;
  /** One line above the input: where in the provider's console to find it, or what it does. */
  hint?: string;
  placeholder?: string;
  /** Identifiers are drawn in the monospaced face. */
  mono?: boolean;
  /** Issued by the provider, so that the last 4 characters may be shown (16 characters or more). False for passwords and PEM keys. */
  providerIssued?: boolean;
  /** Line breaks are part of the value (PEM keys). */
  multiline?: boolean;
  /** Also what is invisible and around the value belongs to it: code, whose lines are counted. */
  verbatim?: boolean;
  /** Code of an action: drawn as the editor; once it is saved, it is edited on a page of its own. */
  code?: boolean;
  /** The provider's own format. Only a warning, since providers change formats. `source` is a JavaScript regular expression. */
  format?: { source: string; message: string };
  /** What the value must be to be sendable at all; refused otherwise. */
  mustMatch?: { source: string; message: string };
  /** Recognised values of the wrong kind, such as SK… in Account SID. Their message replaces that of `format` or `mustMatch`. */
  wrongKinds?: { prefix: string; message: string }[];
  choices?: { value: string; label: string }[];
  /** Value that an empty field stands for, shown as the placeholder or the selected choice. */
  fallback?: string;
  /** Characters. 200 when not given. */
  maxLength?: number;
  /** Decides where credentials are sent to: changing it demands them anew. */
  destination?: boolean;
  /** Accepted from the CLI's file, never drawn in the form. */
  hidden?: boolean;
}

/** Two or more ways to say the same thing, of which exactly one is used: an auth token or an API key. */
export interface Alternative {
  id: string;
  label: string;
  group: FieldGroup;
  options: { id: string; label: string; hint?: string; fields: string[] }[];
}

/** Values that do not go together. Plain data, so that the form says it while typing. */
export interface FieldRule {
  /** Where it is said. */
  field: string;
  severity: 'error' | 'warning';
  message: string;
  /** Field id -> pattern of its value, all of which must match; an empty field has its fallback. `source` of JavaScript regular expressions. */
  when: Record<string, string>;
  /** A field that is neither filled in nor saved. */
  without?: string;
}

export interface Guide {
  /** `copies`: the step's text asks for it, so it stands there to be copied. */
  steps: { title: string; text: string; copies?: 'outgoingAddresses' }[];
  warnings: { title: string; text: string }[];
}

export interface ProviderDescriptor {
  id: string;
  label: string;
  channels: Channel[];
  /** For SMS: how the provider can bring a message to a phone. Empty for e-mail only. */
  deliveries: Delivery[];
  /** Why an SMS provider offers no voice: one sentence. */
  voiceNote?: string;
  /** What a call needs beyond a text, for providers with voice: fields that are filled in, and match where a pattern is given. `note` says why there is no voice otherwise. */
  voiceNeeds?: { field: string; match?: string; note: string }[];
  mark: { text: string; color: string };
  /** One short line or two on the provider's card. */
  summary: string;
  /** Completes "For Twilio you need: …". */
  needs: string;
  capabilities: {
    /** Credentials can be checked without sending. */
    verify: boolean;
    /** A message id can be looked up. */
    status: boolean;
    balance: boolean;
    receipts: boolean;
  };
  fields: Field[];
  alternatives: Alternative[];
  /** A person may add secrets under names of their own: see `withNamedSecrets`. The hint stands above them. */
  namedSecrets?: { hint: string; max: number };
  rules?: FieldRule[];
  /** Its settings describe one HTTP request, which is checked as a whole: see `requestIssues`. */
  describesRequest?: true;
  /** What the fields of a group have in common, beside its heading. */
  groupHints?: Partial<Record<FieldGroup, string>>;
  /** Facts that stand above the form, such as R37's. */
  notes: string[];
  /**
   * Templates that lie at the provider can be sent: what it calls their ids, and where to find one. `withText`: the text is sent beside the id,
   * since the template is only what it is compared with.
   */
  providerTemplates?: { label: string; hint: string; mustMatch?: { source: string; message: string }; withText?: true };
  /** The provider can be asked to take a test message and deliver nothing: the option's label and what it does, in a sentence. */
  testMode?: { label: string; note: string };
  /** Each look-up of such a message may be charged: it is made by hand only, and `note` says why, in a sentence. */
  lookUpCosts?: { deliveries: Delivery[]; note: string };
  /** Where the provider's hosts and carriers are, in a few words for its card: "Worldwide; hosts in US, IE, AU". Stands before `summary`. */
  regions: string;
  /** The shortest words for the sender in lists: first of these settings that has a value. */
  senderFields: string[];
  /** Host that is used when no API base URL is given; shown as the placeholder of that field. Null: there is no HTTP API, and its own fields say where it is. */
  defaultApiBaseUrl: string | null;
  /** No console where a protocol is meant and not a company. */
  links: { console: string | null; docs: string };
  /** Exact hosts that links of this provider may lead to. */
  linkHosts: string[];
}
