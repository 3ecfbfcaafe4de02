import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import type { Channel } from '../../../shared/model/message';
import { useIntegrations } from '../../api';
import { useRole } from '../../role';
import { routes } from '../../routes';
import { languageWord } from '../../ui/flow-words';
import classes from './templates.module.css';

/** Which integrations send a template at their provider instead of the text for this usage type, in whichever set it stands. */
export function OverriddenBy({ channel, usageType }: { channel: Channel; usageType: string }) {
  const { role } = useRole();
  const integrations = useIntegrations().data ?? [];
  const found = integrations.filter((integration) => integration.channel === channel && integration.templateOverrides.some((override) => override.usageType === usageType));
  if (found.length === 0) return null;
  return (
    <ul className={classes.overridden} aria-label="Templates at the provider instead">
      {found.map(({ id, name, templateOverrides }) => (
        <li key={id}>
          {role === 'administrator' ? (
            <Anchor component={Link} to={routes.integration(channel, id)} fz="inherit">
              {name}
            </Anchor>
          ) : (
            name
          )}{' '}
          sends its own template at the provider instead: {templateOverrides.filter((override) => override.usageType === usageType).map(inWords).join(', ')}
        </li>
      ))}
    </ul>
  );
}

function inWords({ language, providerTemplate: { id = '' } }: { language?: string | undefined; providerTemplate: { id?: string | undefined } }): string {
  return language === undefined ? id : `${id} (${languageWord(language)})`;
}
