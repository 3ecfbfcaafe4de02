import { describe, expect, it } from 'vitest';
import { shortNameList } from './words';

describe('a short list of names', () => {
  it('names up to five and counts the rest of more', () => {
    expect(shortNameList(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C, D and E');
    expect(shortNameList(['A', 'B', 'C', 'D', 'E', 'F'])).toBe('A, B, C, D and 2 others');
  });
});
