/** What goes to the keychain's child process and what comes back. The secret travels over the channel between the two and nowhere else. */
export type KeychainRequest = { id: number; account: string } & ({ call: 'get' } | { call: 'set'; secret: string } | { call: 'delete' });

export type KeychainAnswer = { id: number } & ({ ok: true; value: string | boolean | null } | { ok: false; /** keytar is not installed. */ missing: boolean; reason: string });
