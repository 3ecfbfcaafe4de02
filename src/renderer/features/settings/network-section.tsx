import { useNetwork } from '../../api';
import { LoadError } from '../../ui/load-error';
import { NetworkFields } from './network-fields';
import { SectionHeader } from './section-header';
import classes from './settings.module.css';

/** The way out of the computer: proxy and trusted certificates. */
export function NetworkSection() {
  const network = useNetwork();
  if (network.isError) return <LoadError what="The network settings" error={network.error} onRetry={() => void network.refetch()} />;
  return (
    <div className={classes.narrow}>
      <SectionHeader title="Network" text="How every test, check and look-up reaches the providers." />
      {network.data !== undefined && <NetworkFields view={network.data} />}
    </div>
  );
}
