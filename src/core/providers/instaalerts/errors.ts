import type { ProviderError } from '../../../shared/model/report';
import type { ErrorKind } from '../../../shared/result';

type Explanation = readonly [kind: ErrorKind, meaning: string, fix: string];

const entity: Explanation = ['rejected', 'The DLT entity ID is missing, wrong or blocked.', 'Copy the DLT entity ID from the operator’s DLT portal.'];
const telemarketer: Explanation = ['rejected', 'The DLT telemarketer ID is missing, wrong or not linked to the company.', 'Ask Karix for its telemarketer ID, and link it in the DLT portal.'];
const header: Explanation = ['invalid-sender', 'The Sender ID is not registered as a DLT header, is blocked, or is not linked to the company.', 'Register the header in the DLT portal, and give Karix the same Sender ID.'];
const template: Explanation = ['rejected', 'The DLT template was not found, is inactive, or differs from the text.', 'Send exactly the registered text, and enter the ID of this template.'];

/**
 * InstaAlerts publishes no list of codes. -108 is what it answers to a wrong key; the families from 600 on are those of DLT scrubbing as other
 * Indian providers document them. Own words.
 */
const explanations: Record<string, Explanation> = {
  '-108': ['auth-failed', 'InstaAlerts does not accept this access key, or the account is on another host.', 'Enter the access key anew, without spaces, and check the host (pod) in Karix’s provisioning mail.'],
  ...Object.fromEntries([600, 601, 602, 603, 604].map((code) => [String(code), entity])),
  ...Object.fromEntries([610, 611, 612].map((code) => [String(code), telemarketer])),
  ...Object.fromEntries([620, 621, 622, 623].map((code) => [String(code), header])),
  ...Object.fromEntries([630, 631, 632].map((code) => [String(code), template])),
};

/** The explanation of a code. Unknown ones keep InstaAlerts' own text and the kind that the status suggests. */
export function explain(code: string | null, message: string | null, fallback: ErrorKind): ProviderError {
  const known = code !== null && Object.hasOwn(explanations, code) ? explanations[code] : undefined;
  const [kind, meaning, fix] = known ?? [fallback, code === null ? 'InstaAlerts gives no code for this.' : `InstaAlerts publishes no explanation for ${code}.`, 'Look at the response, and ask Karix what it stands for.'];
  return { kind, providerCode: code, message: message ?? meaning, meaning, fix, link: null, retryAfterSeconds: null };
}
