import { Badge, Tooltip } from '@mantine/core';
import type { Environment } from '../../shared/model/environment';
import classes from './env-badge.module.css';

/** The name of an environment as it was typed; filled when the environment is marked production. */
export function EnvBadge({ environment }: { environment: Pick<Environment, 'name' | 'production'> }) {
  const badge = (
    <Badge className={classes.badge} data-production={environment.production || undefined} title={environment.production ? undefined : environment.name}>
      {environment.name}
    </Badge>
  );
  return environment.production ? <Tooltip label="Marked production">{badge}</Tooltip> : badge;
}

/** The words "Marked production" in the same dress. */
export function ProductionBadge() {
  return (
    <Badge className={classes.badge} data-production>
      Marked production
    </Badge>
  );
}
