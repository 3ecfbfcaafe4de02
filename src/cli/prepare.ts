import type { ProviderEntry } from '../core/providers/provider';
import { providers } from '../core/providers/registry';
import type { CheckReport, ProviderError, TestSendReport, Timings } from '../shared/model/report';
import { withNamedSecrets } from '../shared/named-secrets';
import { checkFields } from '../shared/validate/fields';
import { type InputFile, InputFileError } from './input-file';

/** The provider that the file names. Throws InputFileError. */
export function providerOf({ provider }: InputFile): ProviderEntry {
  const entry = providers.find(({ descriptor }) => descriptor.id === provider);
  if (entry === undefined) throw new InputFileError(`There is no provider of this name. Known: ${providers.map(({ descriptor }) => descriptor.id).join(', ')}.`);
  return entry;
}

/** What looks unusual in the file but is sent all the same. */
export function fileWarnings(entry: ProviderEntry, { settings, credentials, apiBaseUrl }: InputFile): string[] {
  const descriptor = withNamedSecrets(entry.descriptor, Object.keys(credentials));
  return checkFields(descriptor, { settings, credentials, apiBaseUrl, saved: [] })
    .filter(({ severity }) => severity === 'warning')
    .map(({ field, message }) => `${descriptor.fields.find(({ id }) => id === field)?.label ?? field}: ${message}`);
}

const noTimes = (): Timings => ({ startedAt: new Date().toISOString(), dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 });

function inputError({ kind, message }: InputFileError): ProviderError {
  return { kind, providerCode: null, message, meaning: 'Nothing was sent.', fix: 'Correct the file and try again.', link: null, retryAfterSeconds: null };
}

/** The report of a send or look-up that never came about. */
export function refusedReport(error: InputFileError, outcome: 'failed' | 'unknown'): TestSendReport {
  return { outcome, messageId: null, error: inputError(error), timings: noTimes(), request: null, response: null, warnings: [] };
}

/** The answer to a check that never came about. */
export function refusedCheck(error: InputFileError): CheckReport {
  return { ok: false, error: inputError(error), account: null, warnings: [], testMode: false, timings: noTimes() };
}
