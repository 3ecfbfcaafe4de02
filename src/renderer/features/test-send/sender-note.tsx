import { senderObstacle } from '../../../shared/validate/sms-sender';
import { Note } from '../../ui/note';
import type { PhoneLibrary } from './phone-library';
import { countryOfNumber } from './recipient';
import type { Subject } from './subject';

interface SenderNoteProps {
  subject: Subject | null;
  library: PhoneLibrary;
  /** E.164 */
  to: string;
}

/** Says before sending that the carriers of the recipient’s country do not take this sender. */
export function SenderNote({ subject, library, to }: SenderNoteProps) {
  if (subject === null || subject.builtIn || subject.seenSender === null) return null;
  const country = countryOfNumber(library, to);
  const obstacle = country === null ? null : senderObstacle(subject.seenSender, country);
  return obstacle === null ? null : <Note tone="warn">{obstacle}</Note>;
}
