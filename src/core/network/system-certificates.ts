/** The part of node:tls that is asked; `getCACertificates` is there from Node 22.15 on. https://nodejs.org/api/tls.html#tlsgetcacertificatestype */
interface CertificateStore {
  getCACertificates?: (type: 'default' | 'system') => string[];
}

export const systemCertificatesMissing = 'The certificates of this computer’s system can be used from Node 22.15 on, and this is an older one. Switch them off, or use a newer Node.';

/** What is trusted, as PEM: all that Node brings and all that the operating system trusts. null: this Node cannot tell (before 22.15). */
export function systemAuthorities(store: CertificateStore = process.getBuiltinModule('node:tls')): readonly string[] | null {
  const { getCACertificates } = store;
  return getCACertificates === undefined ? null : [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
}
