import type { ReactNode } from 'react';
import type { CallName } from '../../shared/call-names';
import { IfMay } from './if-may';
import { NeedsAdministrator } from './needs-administrator';
import { PageHeader } from './page-header';

/** A page for which `call` has to be allowed. Everybody else stays at its address and is told what it takes. */
export function AdministratorsPage({ title, call, children }: { title: string; call: CallName; children: ReactNode }) {
  const refusal = (
    <>
      <PageHeader title={title} />
      <NeedsAdministrator />
    </>
  );
  return (
    <IfMay call={call} otherwise={refusal}>
      {children}
    </IfMay>
  );
}
