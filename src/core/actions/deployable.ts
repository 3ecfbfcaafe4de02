import { blockingFindingsIn, type FindingCode } from '../../shared/actions/findings';
import type { Channel } from '../../shared/model/message';
import { AppError } from '../app-error';

/** These are about the code as a whole. */
const withoutPlace: readonly FindingCode[] = ['too-long', 'handler-missing'];

/** Throws AppError `invalid-input` for `field`, with the line, when the code could not be called as it was written. */
export function assertDeployable(code: string, channel: Channel, field: string): void {
  const [finding] = blockingFindingsIn(code, channel);
  if (finding) throw new AppError('invalid-input', withoutPlace.includes(finding.code) ? finding.message : `Line ${finding.line}: ${finding.message}`, field);
}
