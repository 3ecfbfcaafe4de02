import { Button, SegmentedControl, Skeleton, TextInput, Title } from '@mantine/core';
import { useDocumentTitle, useHotkeys } from '@mantine/hooks';
import { IconInbox, IconSearch, IconSend, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { call, useInbox } from '../../api';
import { useDialogs } from '../../dialogs';
import { useRole } from '../../role';
import { channelWord } from '../../routes';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { EmptyState, StateIcon } from '../../ui/empty-state';
import { buttonIcon } from '../../ui/icon-sizes';
import { IfMay } from '../../ui/if-may';
import { LoadError } from '../../ui/load-error';
import { Note } from '../../ui/note';
import { PageHeader } from '../../ui/page-header';
import { toastError } from '../../ui/toast';
import { counted } from '../../ui/words';
import { findMessages, type InboxFilter } from './find-messages';
import classes from './inbox.module.css';
import { MessageList } from './message-list';
import { MessagePane } from './message-pane';

const everything: InboxFilter = { text: '', channel: 'all' };

/** What the built-in services captured. `id`: the message to begin with, else the newest. */
export function InboxPage({ id }: { id: string | null }) {
  const { data, error, refetch } = useInbox();
  const entries = data?.entries;
  const { openTestSend } = useDialogs();
  const { may } = useRole();
  const [filter, setFilter] = useState(everything);
  const [selectedId, setSelectedId] = useState(id);
  const [emptying, setEmptying] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  useDocumentTitle('Inbox · Dispatchbox');
  useHotkeys([['mod+F', () => search.current?.focus()]], []);

  if (error !== null && entries === undefined) {
    return (
      <>
        <PageHeader title="Inbox" />
        <LoadError what="The captured messages" error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (entries?.length === 0) {
    return (
      <>
        <PageHeader title="Inbox" />
        <DamageNote damage={data?.damage ?? null} />
        <EmptyState
          picture={
            <StateIcon tone="plain">
              <IconInbox size={24} stroke={1.6} />
            </StateIcon>
          }
          title="Nothing captured"
          text="Messages of environments that use a built-in service appear here."
          actions={
            <Button
              variant="default"
              leftSection={<IconSend {...buttonIcon} aria-hidden />}
              onClick={() => {
                openTestSend({});
              }}
            >
              Send test
            </Button>
          }
        />
      </>
    );
  }

  const found = entries && findMessages(entries, filter);
  const selected = found?.find((entry) => entry.id === selectedId) ?? found?.[0];
  const remove = async (gone: string) => {
    if (!may('inbox.delete')) return;
    const index = found?.findIndex((entry) => entry.id === gone) ?? -1;
    try {
      await call('inbox.delete', { id: gone });
      setSelectedId(found?.[index + 1]?.id ?? found?.[index - 1]?.id ?? null);
    } catch (cause) {
      toastError('The message was not deleted', cause);
    }
  };

  return (
    <div className={classes.inbox}>
      <div className={classes.side}>
        <DamageNote damage={data?.damage ?? null} />
        <div className={classes.sideHead}>
          <div className={classes.titleLine}>
            <Title order={1} className={classes.title} tabIndex={-1} data-page-title>
              Inbox
            </Title>
            <IfMay call="inbox.empty">
              <Button
                variant="subtle"
                color="gray"
                size="xs"
                leftSection={<IconTrash {...buttonIcon} aria-hidden />}
                onClick={() => {
                  setEmptying(true);
                }}
              >
                Empty inbox
              </Button>
            </IfMay>
          </div>
          <div className={classes.filters}>
            <TextInput
              ref={search}
              className={classes.search}
              aria-label="Search the Inbox"
              placeholder="Search"
              leftSection={<IconSearch {...buttonIcon} aria-hidden />}
              value={filter.text}
              onChange={(event) => {
                setFilter({ ...filter, text: event.currentTarget.value });
              }}
            />
            <SegmentedControl
              aria-label="Channel"
              value={filter.channel}
              data={[
                { value: 'all', label: 'All' },
                { value: 'sms', label: channelWord.sms },
                { value: 'email', label: channelWord.email },
              ]}
              onChange={(channel) => {
                setFilter({ ...filter, channel });
              }}
            />
          </div>
        </div>
        {found === undefined ? (
          <SkeletonList />
        ) : found.length === 0 ? (
          <div className={classes.none}>
            <b>No message matches</b>
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                setFilter(everything);
              }}
            >
              Clear filters
            </Button>
          </div>
        ) : (
          <MessageList entries={found} selectedId={selected?.id ?? null} onSelect={setSelectedId} onDelete={(gone) => void remove(gone)} />
        )}
      </div>
      {selected && <MessagePane key={selected.id} entry={selected} onDelete={() => void remove(selected.id)} />}
      {emptying && entries && (
        <ConfirmDialog
          title={`Delete ${counted(entries.length, 'captured message')}?`}
          danger
          confirmLabel={`Delete ${counted(entries.length, 'message')}`}
          confirmIcon={<IconTrash {...buttonIcon} aria-hidden />}
          onConfirm={() => call('inbox.empty', {})}
          onClose={() => {
            setEmptying(false);
          }}
        >
          They are destroyed on this computer and cannot be brought back. What the built-in services capture from now on appears here again.
        </ConfirmDialog>
      )}
    </div>
  );
}

/** Messages that were lost or altered are never passed over in silence. */
function DamageNote({ damage }: { damage: string | null }) {
  if (damage === null) return null;
  return (
    <div className={classes.damage}>
      <Note tone="warn" fact="The Inbox is damaged.">
        {damage} What can be opened is shown; the rest is kept beside the file. Emptying the Inbox ends this note.
      </Note>
    </div>
  );
}

function SkeletonList() {
  return (
    <div className={classes.rows} aria-hidden>
      {[46, 38, 52, 42, 34].map((width) => (
        <div key={width} className={classes.skeleton}>
          <Skeleton width={`${width}%`} height={10} radius={5} />
          <Skeleton width="70%" height={8} radius={4} />
        </div>
      ))}
    </div>
  );
}
