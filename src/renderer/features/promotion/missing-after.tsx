import { flowsOnHere, ownTemplatesIn, setHere, templatesMissing } from '../../../shared/flows/impact';
import type { Environment } from '../../../shared/model/environment';
import { useFlows, useIntegrations, useTemplateSets } from '../../api';
import { channelOrder, channelWord } from '../../routes';
import { Note } from '../../ui/note';
import type { Decisions } from './promotion-state';

/** Templates that the flows of the target would miss after the promotion. */
export function MissingAfter({ source, target, decisions: { chosen } }: { source: Environment; target: Environment; decisions: Decisions }) {
  const flows = useFlows().data ?? [];
  const templates = useTemplateSets().data;
  const integrations = useIntegrations().data ?? [];
  if (templates === undefined) return null;
  return channelOrder.map((channel) => {
    const sender = chosen.includes(channel) ? source : target;
    const on = flowsOnHere(flows, chosen.includes('flows') ? source.id : target.id, channel);
    const set = setHere(templates, chosen.includes('templates') ? source.id : target.id, channel);
    const missing = templatesMissing(on, set, ownTemplatesIn(integrations, sender.id, channel));
    return (
      missing !== null && (
        <div key={channel} className="gap-above">
          <Note tone="info" fact={`${channelWord[channel]} in ${target.name}:`}>
            {missing}
          </Note>
        </div>
      )
    );
  });
}
