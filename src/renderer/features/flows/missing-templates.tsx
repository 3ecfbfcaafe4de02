import { flowsOnHere, insteadOfTemplate, ownTemplatesIn, setHere, withoutTemplate } from '../../../shared/flows/impact';
import type { FlowsOn } from '../../../shared/model/flow';
import type { Channel } from '../../../shared/model/message';
import { useIntegrations, useTemplateSets } from '../../api';
import { Note } from '../../ui/note';

/** Flows that are on and whose templates the environment's set does not have. */
export function MissingTemplates({ environmentId, channel, on }: { environmentId: string; channel: Channel; on: FlowsOn }) {
  const templates = useTemplateSets().data;
  const integrations = useIntegrations().data ?? [];
  const set = templates === undefined ? null : setHere(templates, environmentId, channel);
  const missing = withoutTemplate(flowsOnHere([{ environmentId, on, revision: 1 }], environmentId, channel), set, ownTemplatesIn(integrations, environmentId, channel));
  if (set === null || missing === null) return null;
  return (
    <div className="gap-above">
      <Note tone="info" fact={missing}>
        {insteadOfTemplate(set)}
      </Note>
    </div>
  );
}
