import { flowsOnHere, withoutTemplate } from '../../../shared/flows/impact';
import type { FlowsOn } from '../../../shared/model/flow';
import type { Channel } from '../../../shared/model/message';
import { readTemplates } from '../../../shared/templates/read-templates';
import { useCall } from '../../api';
import { Note } from '../../ui/note';

/** Flows that are on and whose templates the environment's set does not have. */
export function MissingTemplates({ environmentId, channel, on }: { environmentId: string; channel: Channel; on: FlowsOn }) {
  const setId = useCall('templates.list', {}).data?.uses.find((use) => use.environmentId === environmentId && use.channel === channel)?.setId;
  return setId === undefined ? null : <MissingIn setId={setId} channel={channel} environmentId={environmentId} on={on} />;
}

function MissingIn({ setId, environmentId, channel, on }: { setId: string; environmentId: string; channel: Channel; on: FlowsOn }) {
  const set = useCall('templates.get', { id: setId }).data;
  const read = set && readTemplates(set.json, { channel });
  if (read === undefined || !read.ok) return null;
  const has = read.file.templates.map(({ usageType }) => usageType);
  const missing = withoutTemplate(flowsOnHere([{ environmentId, on, revision: 1 }], environmentId, channel), has);
  if (missing === null) return null;
  return (
    <div className="gap-above">
      <Note tone="info" fact={missing}>{has.includes('Generic') ? `The generic text of ${set?.name ?? 'the set'} is sent instead.` : `${set?.name ?? 'The set'} has no generic text either.`}</Note>
    </div>
  );
}
