import type { ErrorKind } from '../shared/result';

/** 0: it worked · 1: refused or failed · 2: the input is wrong · 3: no intelligible answer · 130: cancelled, as a shell counts SIGINT. */
export function exitStatusOf(kind: ErrorKind | null): number {
  switch (kind) {
    case null:
      return 0;
    case 'invalid-input':
    case 'unsupported':
      return 2;
    case 'timeout':
    case 'network':
    case 'tls':
    case 'bad-response':
      return 3;
    case 'cancelled':
      return 130;
    default:
      return 1;
  }
}
