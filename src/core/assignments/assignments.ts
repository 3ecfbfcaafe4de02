import type { Assignment, AssignmentChange } from '../../shared/model/assignment';
import type { Channel } from '../../shared/model/message';
import { assignmentsNote } from '../audit/changes';
import type { Changed } from '../changed';
import type { AuditedVault } from '../vault/vault';
import { applyAssignments } from './rules';

/** Which integration each environment uses, one for each channel. */
export function createAssignments({ vault, changed }: { vault: AuditedVault; changed: Changed }) {
  return {
    list: (): Assignment[] => {
      return vault.read().assignments;
    },

    /** All changes or none, as one write. Answers all assignments. Errors: those of `applyAssignments`. */
    set: async ({ channel, changes }: { channel: Channel; changes: AssignmentChange[] }): Promise<Assignment[]> => {
      const assignments = await vault.change((content, note) => {
        applyAssignments(content, channel, changes);
        const told = assignmentsNote(content, channel, changes);
        if (told !== null) note(told);
        return content.assignments;
      });
      changed('assignments', 'integrations');
      return assignments;
    },
  };
}
