import { useMemo } from 'react';
import type { Channel } from '../../../shared/model/message';
import { useCall, useTemplateSets } from '../../api';
import { contentOf, type DraftTemplate, logtoTest, type TemplateContent } from './template-content';

/** What the chosen template says; null while none is chosen or its set is being read. A set of the other channel counts as the standard one. */
export function useTemplateContent(chosen: DraftTemplate | null, channel: Channel): TemplateContent | null {
  const sets = useTemplateSets().data?.sets.filter((set) => set.channel === channel) ?? [];
  const setId = sets.find(({ id }) => id === chosen?.setId)?.id ?? sets[0]?.id;
  const { data: set } = useCall('templates.get', { id: setId ?? `standard-${channel}` });
  return useMemo(() => (chosen === null || set === undefined ? null : contentOf({ ...logtoTest, ...chosen }, set, channel)), [chosen, set, channel]);
}
