import type { Assignment, AssignmentChange, PastAssignment } from '../../shared/model/assignment';
import type { Channel } from '../../shared/model/message';
import { assignmentsNote } from '../audit/changes';
import type { Changed } from '../changed';
import type { Clock } from '../ports';
import { isoTime } from '../time';
import type { AuditedVault } from '../vault/vault';
import { applyAssignments } from './rules';

/** Which integration each environment uses, one for each channel. */
export function createAssignments({ vault, clock, user, changed }: { vault: AuditedVault; clock: Clock; /** Written beside each change. */ user: string; changed: Changed }) {
  return {
    list: (): Assignment[] => {
      return vault.read().assignments;
    },

    /** What was changed in an environment, newest first. To go back to one is another change, by `set`. */
    history: ({ environmentId }: { environmentId: string }): PastAssignment[] => {
      return vault.read().pastAssignments.filter((past) => past.environmentId === environmentId).reverse();
    },

    /** All changes or none, as one write. Answers all assignments. Errors: those of `applyAssignments`. */
    set: async ({ channel, changes }: { channel: Channel; changes: AssignmentChange[] }): Promise<Assignment[]> => {
      const assignments = await vault.change((content, note) => {
        applyAssignments(content, channel, changes, { at: isoTime(clock.now()), by: user });
        const told = assignmentsNote(content, channel, changes);
        if (told !== null) note(told);
        return content.assignments;
      });
      changed('assignments', 'integrations');
      return assignments;
    },
  };
}
