import { IconBook2 } from '@tabler/icons-react';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { ExternalLink } from '../../ui/external-link';
import { GuideBody } from './guide-body';
import { useFoldable } from './use-foldable';
import classes from './wizard.module.css';

/** The provider's setup, step by step, beside the form. In a narrow window it can be folded away. */
export function GuideCard({ provider: { id, label, links } }: { provider: ProviderDescriptor }) {
  const { strip, fold } = useFoldable('Guide', IconBook2);
  if (strip !== null) return strip;
  return (
    <aside className={classes.guide} aria-label={`Set up ${label}`}>
      <div className={classes.guideHead}>
        <h2>Set up {label}</h2>
        {links.console !== null && <ExternalLink label="Open console" url={links.console} />}
        {fold}
      </div>
      {/* A region that scrolls has to be reachable by keyboard. */}
      <div className={classes.guideBody} tabIndex={0} role="group" aria-label="Steps at the provider">
        <GuideBody providerId={id} />
      </div>
    </aside>
  );
}
