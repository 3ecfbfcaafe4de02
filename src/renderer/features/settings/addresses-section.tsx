import { AddressesForm } from './addresses-form';
import { StoredSection } from './stored-section';

/** From where the platform calls its providers. */
export function AddressesSection() {
  return (
    <StoredSection title="Outgoing addresses" text="From where your identity platform calls its providers. The setup guides copy them for a provider’s allow-list.">
      {(settings) => <AddressesForm settings={settings} />}
    </StoredSection>
  );
}
