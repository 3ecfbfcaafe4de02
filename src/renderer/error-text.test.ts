import { describe, expect, it } from 'vitest';
import { resultCodes } from '../shared/result';
import { CallError } from './api';
import { errorDetails, errorText, isQuiet } from './error-text';

describe('what is said about a failure', () => {
  it.each(resultCodes)('has a sentence of its own for %s', (code) => {
    expect(errorText(new CallError({ code, message: '' }))).toMatch(/^[A-Z].*\.$/);
  });

  it('lets the failure speak for itself', () => {
    expect(errorText(new CallError({ code: 'conflict', message: 'support changed Twilio EU.' }))).toBe('support changed Twilio EU.');
  });

  it('shows nothing of an unexpected error, which may quote what was typed', () => {
    const error = new Error('Unexpected token in "secret-value"');
    expect(errorText(error)).toBe('Something went wrong in Dispatchbox. Nothing was changed.');
    expect(errorDetails(error)).not.toContain('secret-value');
  });

  it('keeps quiet about cancelling and locking', () => {
    expect(resultCodes.filter((code) => isQuiet(new CallError({ code, message: 'x' })))).toEqual(['locked', 'cancelled']);
  });
});
