/** Where the proxy's password is sealed, as if it were a field of an integration; none has this id. */
export const proxyPasswordPlace = ['network', 'proxyPassword'] as const;
