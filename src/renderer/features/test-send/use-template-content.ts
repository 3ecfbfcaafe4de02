import { useMemo } from 'react';
import type { Channel } from '../../../shared/model/message';
import { useCall, useTemplateSets } from '../../api';
import { contentOf, type DraftTemplate, logtoTest, setIdFor, type TemplateContent } from './template-content';

/** What the chosen template says; null while none is chosen or its set is being read. `activeIn`: ids of the environments that the integration serves. */
export function useTemplateContent(chosen: DraftTemplate | null, channel: Channel, activeIn: readonly string[]): TemplateContent | null {
  const { data: templates } = useTemplateSets();
  const setId = templates && setIdFor(templates, chosen?.setId ?? null, channel, activeIn);
  const { data: set } = useCall('templates.get', { id: setId ?? `standard-${channel}` }, { enabled: setId !== undefined });
  return useMemo(() => (chosen === null || set === undefined ? null : contentOf({ ...logtoTest, ...chosen }, set, channel)), [chosen, set, channel]);
}
