import type { z } from 'zod';
import type { Failure } from '../shared/result';

/** Characters of a path that are passed on: a key may be anything the caller made up. */
const pathLength = 100;

/** The first thing wrong with an input, as a sentence and the path it is about. Never repeats a value. */
export function inputFailure(issue: z.core.$ZodIssue | undefined): Failure {
  const path = issue?.path.map(String).join('.') ?? '';
  const message = `${spoken(issue?.path.at(-1))} ${issue ? whatIsWrong(issue) : 'is not valid.'}`;
  return path === '' ? { code: 'invalid-input', message } : { code: 'invalid-input', message, field: path.slice(0, pathLength) };
}

function whatIsWrong(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'has a part that this call does not know.';
    case 'too_small':
      return issue.origin === 'string' ? 'is empty.' : 'is too small.';
    case 'too_big':
      if (issue.origin === 'string') return `is too long: ${issue.maximum} characters at most.`;
      return issue.origin === 'array' ? `has too many entries: ${issue.maximum} at most.` : 'is too large.';
    case 'invalid_type':
      return issue.input === undefined ? 'is missing.' : 'is of the wrong type.';
    case 'invalid_format':
    case 'invalid_value':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return 'is not valid.';
  }
}

/** "apiBaseUrl" -> "Api base url"; entries of a list and the input itself have no name of their own. */
function spoken(segment: PropertyKey | undefined): string {
  if (typeof segment !== 'string') return 'The input';
  const words = segment.slice(0, pathLength).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
