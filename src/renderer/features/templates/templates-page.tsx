import { useLayoutEffect } from 'react';
import type { Channel } from '../../../shared/model/message';
import { useCall, useTemplateSets } from '../../api';
import { LoadError } from '../../ui/load-error';
import { PageHeader } from '../../ui/page-header';
import { focusPageTitle } from '../../ui/page-title-focus';
import { TemplateEditor } from './template-editor';

/** The texts of one channel. `setId`: the set to begin with, else the standard one. */
export function TemplatesPage({ channel, setId }: { channel: Channel; setId: string | null }) {
  const sets = useTemplateSets();
  const ofChannel = sets.data?.sets.filter((set) => set.channel === channel);
  const shown = ofChannel?.find(({ id }) => id === setId) ?? ofChannel?.[0];
  if (sets.error !== null) return <Failed error={sets.error} onRetry={() => void sets.refetch()} />;
  if (sets.data === undefined || shown === undefined) return <Waiting />;
  return <OneSet key={shown.id} id={shown.id} uses={sets.data.uses} sets={sets.data.sets} />;
}

function OneSet({ id, ...lists }: Pick<Parameters<typeof TemplateEditor>[0], 'sets' | 'uses'> & { id: string }) {
  const { data, error, refetch } = useCall('templates.get', { id });
  if (error !== null && data === undefined) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return <TemplateEditor saved={data} {...lists} />;
}

/** Its title hands the focus on to that of the editor, which takes its place. */
function Waiting() {
  useLayoutEffect(
    () => () => {
      if (document.activeElement?.matches('[data-page-title]') === true) requestAnimationFrame(focusPageTitle);
    },
    [],
  );
  return <PageHeader title="Templates" />;
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <>
      <PageHeader title="Templates" />
      <LoadError what="The templates" error={error} onRetry={onRetry} />
    </>
  );
}
