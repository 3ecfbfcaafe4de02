/** A sender that is a word instead of a number. */
const isName = (sender: string): boolean => /\p{L}/u.test(sender);

/**
 * Why texts from this sender hardly arrive in a country (ISO 3166, two letters), in two sentences; null where nothing is known against it.
 * Sources: Twilio, Plivo and Vonage on alphanumeric senders in the United States and Canada; India’s DLT registration.
 */
export function senderObstacle(sender: string, country: string): string | null {
  switch (country) {
    case 'US':
    case 'CA':
      if (!isName(sender)) return null;
      return `Carriers in ${country === 'US' ? 'the United States' : 'Canada'} refuse a name as the sender, here “${sender}”. Send from a number that is registered there.`;
    case 'IN':
      return 'Carriers in India deliver only texts from a registered header, worded exactly as a registered template (DLT). Any other text is accepted first and dropped later.';
    default:
      return null;
  }
}
