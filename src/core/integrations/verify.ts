import type { CallInput, Target } from '../../shared/contract';
import type { CheckSummary } from '../../shared/model/integration';
import type { CheckReport } from '../../shared/model/report';
import { AppError } from '../app-error';
import type { Changed } from '../changed';
import type { NetworkSettings } from '../network/network';
import type { Operations } from '../operations';
import type { Clock } from '../ports';
import type { FindProvider } from '../providers/provider';
import { runCheck } from '../providers/run';
import { isoTime } from '../time';
import type { OpenVault, VaultContent } from '../vault/vault';
import type { RecentChecks } from './recent-checks';
import { resolveTarget } from './target';

interface Tools {
  vault: OpenVault;
  clock: Clock;
  findProvider: FindProvider;
  operations: Operations;
  network: NetworkSettings;
  recentChecks: RecentChecks;
  /** Throws AppError `forbidden` for a target that is not this person's to reach. */
  assertMayReach: (content: Readonly<VaultContent>, target: Target) => void;
  changed: Changed;
}

/** Asks the provider whether the credentials are right. Sends no message. */
export function createVerify({ vault, clock, findProvider, operations, network, recentChecks, assertMayReach, changed }: Tools) {
  /** Notes the outcome on the integration, unless it was edited or deleted meanwhile: the answer was about the old values. */
  const note = async (saved: { id: string; revision: number }, check: CheckSummary): Promise<void> => {
    const noted = await vault.change((content) => {
      const integration = content.integrations.find(({ id, revision }) => id === saved.id && revision === saved.revision);
      if (!integration) return false;
      integration.check = check;
      return true;
    });
    if (noted) changed('integrations');
  };

  return {
    /** Ends within the deadline; a cancelled check leaves no trace. A vault that was locked meanwhile answers `locked`. */
    verify: ({ operationId, target }: CallInput<'integrations.verify'>): Promise<CheckReport> => {
      return operations.run(operationId, async (signal) => {
        assertMayReach(vault.read(), target);
        const resolved = resolveTarget({ vault, findProvider }, target);
        if (resolved.kind === 'built-in') throw new AppError('invalid-input', `${resolved.builtIn.name} has no credentials to verify.`, 'target.integrationId');
        const at = isoTime(clock.now());
        const report = await runCheck(resolved.entry, resolved.config, { signal, clock, network: network.open() });
        vault.read();
        if (report.error?.kind === 'cancelled') return report;
        const check = { at, ok: report.ok, kind: report.error?.kind ?? null, providerCode: report.error?.providerCode ?? null, testMode: report.testMode };
        if (resolved.saved) await note(resolved.saved, check);
        else recentChecks.note(resolved.entry.descriptor.id, resolved.config, check);
        return report;
      });
    },
  };
}
