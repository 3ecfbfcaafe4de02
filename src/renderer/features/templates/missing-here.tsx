import { flowsOnHere, ownTemplatesIn, withoutTemplate } from '../../../shared/flows/impact';
import type { StoredTemplateSet, TemplateUse } from '../../../shared/model/template-set';
import { useEnvironments, useFlows, useIntegrations } from '../../api';
import classes from './templates.module.css';

/** For which environments that use the set a template is missing in the text as it stands. `usageTypes`: null while it cannot be read. */
export function MissingHere({ set: { id, name, channel }, usageTypes, uses }: { set: StoredTemplateSet; usageTypes: readonly string[] | null; uses: readonly TemplateUse[] }) {
  const environments = useEnvironments().data ?? [];
  const flows = useFlows().data ?? [];
  const integrations = useIntegrations().data ?? [];
  if (usageTypes === null) return null;
  const here = { id, name, usageTypes: [...usageTypes] };
  const missing = environments
    .filter((environment) => uses.some((use) => use.setId === id && use.environmentId === environment.id))
    .flatMap((environment) => {
      const sentence = withoutTemplate(flowsOnHere(flows, environment.id, channel), here, ownTemplatesIn(integrations, environment.id, channel));
      return sentence === null ? [] : [{ environment, sentence }];
    });
  if (missing.length === 0) return null;
  return (
    <ul className={classes.needs} aria-label="Missing where it is used">
      {missing.map(({ environment, sentence }) => (
        <li key={environment.id}>
          <b>{environment.name}:</b> {sentence}
        </li>
      ))}
    </ul>
  );
}
