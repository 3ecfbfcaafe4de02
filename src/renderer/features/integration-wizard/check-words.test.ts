import { describe, expect, it } from 'vitest';
import type { CheckReport, ProviderError } from '../../../shared/model/report';
import type { ErrorKind } from '../../../shared/result';
import { checkWords } from './check-words';

const timings = { startedAt: '2026-11-20T09:12:00.000Z', dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 612 };
const failed = (kind: ErrorKind, more: Partial<ProviderError> = {}): CheckReport => ({
  ok: false,
  error: { kind, providerCode: null, message: '', meaning: 'It means this.', fix: 'Do that.', link: null, retryAfterSeconds: null, ...more },
  account: null,
  warnings: [],
  testMode: false,
  timings,
});

describe('what a check came to', () => {
  it('is a plain yes', () => {
    expect(checkWords({ ok: true, error: null, account: null, warnings: [], testMode: false, timings }, 'Acme')).toMatchObject({ tone: 'ok', fact: 'Acme accepts these credentials.' });
  });

  it('warns of a key that delivers nothing', () => {
    expect(checkWords({ ok: true, error: null, account: null, warnings: [], testMode: true, timings }, 'Acme')).toMatchObject({ tone: 'warn', fact: 'Acme accepts this test-mode key.' });
  });

  it('names the provider’s code of a refusal, what to do, and where to read on', () => {
    expect(checkWords(failed('auth-failed', { providerCode: '20003', link: 'https://acme.example/20003' }), 'Acme')).toEqual({
      tone: 'bad',
      fact: 'Acme refuses these credentials (20003).',
      text: 'It means this.',
      fix: 'Do that.',
      link: { label: 'About 20003', url: 'https://acme.example/20003' },
    });
  });

  it.each(['timeout', 'network', 'tls'] as const)('leaves the credentials undecided after %s', (kind) => {
    expect(checkWords(failed(kind), 'Acme')).toMatchObject({ tone: 'warn', fact: 'Acme could not be reached.', text: 'It means this. The credentials may still be right.' });
  });

  it.each(['rate-limited', 'provider-error', 'bad-response'] as const)('takes %s for no answer about the credentials', (kind) => {
    expect(checkWords(failed(kind), 'Acme')).toMatchObject({ tone: 'warn', fact: 'Acme gave no clear answer.' });
  });
});
