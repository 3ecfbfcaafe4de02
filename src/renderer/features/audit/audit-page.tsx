import { Button } from '@mantine/core';
import { IconHistory, IconShieldCheck } from '@tabler/icons-react';
import { useAudit } from '../../api';
import { EmptyState, StateIcon } from '../../ui/empty-state';
import { buttonIcon } from '../../ui/icon-sizes';
import { LoadError } from '../../ui/load-error';
import { PageHeader } from '../../ui/page-header';
import { AuditScreen } from './audit-screen';
import { AuditSkeleton } from './audit-skeleton';
import { ExportMenu } from './export-menu';
import { IntegrityNote, useIntegrity } from './integrity';

/** Who changed what and when, and whether somebody tampered with it. */
export function AuditPage() {
  const { data, error, refetch } = useAudit();
  const integrity = useIntegrity({ atOnce: data !== undefined && data.damage !== null });
  const actions = (
    <>
      <ExportMenu label="Export" />
      <Button variant="default" loading={integrity.checking} leftSection={<IconShieldCheck {...buttonIcon} aria-hidden />} onClick={integrity.check}>
        Check integrity
      </Button>
    </>
  );
  return (
    <>
      <PageHeader title="Audit log" actions={data !== undefined && actions} />
      <span role="status" className="sr-only">
        {integrity.checking && 'The integrity is being checked'}
      </span>
      {data !== undefined && <IntegrityNote {...integrity} />}
      {data === undefined ? (
        error === null ? (
          <AuditSkeleton />
        ) : (
          <LoadError what="The entries of the audit log" error={error} onRetry={() => void refetch()} />
        )
      ) : data.rows.length === 0 ? (
        <EmptyState
          picture={
            <StateIcon tone="plain">
              <IconHistory size={24} stroke={1.6} />
            </StateIcon>
          }
          title="No entries yet"
          text="Every change, unlock, test send and export is written down here, with who did it and when."
        />
      ) : (
        <AuditScreen entries={data.rows} />
      )}
    </>
  );
}
