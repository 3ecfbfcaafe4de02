import type { Assignment, AssignmentChange } from '../../shared/model/assignment';
import type { Channel } from '../../shared/model/message';
import type { Changed } from '../changed';
import type { OpenVault } from '../vault/vault';
import { applyAssignments } from './rules';

/** Which integration each environment uses, one for each channel. */
export function createAssignments({ vault, changed }: { vault: OpenVault; changed: Changed }) {
  return {
    list: (): Assignment[] => {
      return vault.read().assignments;
    },

    /** All changes or none, as one write. Answers all assignments. Errors: those of `applyAssignments`. */
    set: async ({ channel, changes }: { channel: Channel; changes: AssignmentChange[] }): Promise<Assignment[]> => {
      const assignments = await vault.change((content) => {
        applyAssignments(content, channel, changes);
        return content.assignments;
      });
      changed('assignments', 'integrations');
      return assignments;
    },
  };
}
