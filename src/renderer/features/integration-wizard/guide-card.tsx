import { ActionIcon } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconBook2, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { ExternalLink } from '../../ui/external-link';
import { buttonIcon } from '../../ui/icon-sizes';
import { GuideBody } from './guide-body';
import classes from './wizard.module.css';

/** The provider's setup, step by step, beside the form. In a narrow window it can be folded away. */
export function GuideCard({ provider: { id, label, links } }: { provider: ProviderDescriptor }) {
  const narrow = useMediaQuery('(max-width: 1119px)', undefined, { getInitialValueInEffect: false });
  const [folded, setFolded] = useState(false);
  if (narrow && folded) {
    return (
      <button
        type="button"
        className={classes.strip}
        aria-expanded={false}
        onClick={() => {
          setFolded(false);
        }}
      >
        <IconBook2 {...buttonIcon} aria-hidden />
        Guide
      </button>
    );
  }
  return (
    <aside className={classes.guide} aria-label={`Set up ${label}`}>
      <div className={classes.guideHead}>
        <h2>Set up {label}</h2>
        {links.console !== null && <ExternalLink label="Open console" url={links.console} />}
        {narrow && (
          <ActionIcon
            aria-label="Fold the guide"
            aria-expanded
            onClick={() => {
              setFolded(true);
            }}
          >
            <IconChevronRight {...buttonIcon} />
          </ActionIcon>
        )}
      </div>
      {/* A region that scrolls has to be reachable by keyboard. */}
      <div className={classes.guideBody} tabIndex={0} role="group" aria-label="Steps at the provider">
        <GuideBody providerId={id} />
      </div>
    </aside>
  );
}
