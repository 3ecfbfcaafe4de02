import type { Role } from '../../shared/model/roles';

export const roleWord: Record<Role, string> = { administrator: 'Administrator', support: 'Support' };
