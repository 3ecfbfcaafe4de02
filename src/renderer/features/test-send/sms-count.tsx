import { findLookAlikes } from '../../../shared/validate/sms-look-alikes';
import { measureSms } from '../../../shared/validate/sms-segments';
import classes from './test-send.module.css';

/** How many of the characters that cost a segment are named before it is only counted. */
const namedCharacters = 3;

/** What a text costs: its characters against what its segments hold, and why it is not GSM-7. */
export function SmsCount({ text }: { text: string }) {
  const { encoding, characters, segments, perSegment, ucs2Because } = measureSms(text);
  // Those are pointed out in a note of their own.
  const onlyLookAlikes = findLookAlikes(text) !== null;
  const named = ucs2Because.slice(0, namedCharacters).map((character) => `“${character}”`);
  const more = ucs2Because.length - named.length;
  return (
    <div className={classes.count}>
      <span>
        <b className="tn">{characters}</b> of {Math.max(1, segments) * perSegment} characters
      </span>
      <span>
        <b>{segments}</b> {segments === 1 ? 'segment' : 'segments'}
      </span>
      <span>
        <b>{encoding}</b>
        {encoding === 'GSM-7' || onlyLookAlikes ? ' encoding' : `, because of ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`}
      </span>
    </div>
  );
}
