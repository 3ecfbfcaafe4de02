let savedId: string | null = null;

/** Told by the form that saved an integration, so that the list it leads back to can point to the row. */
export const markSavedRow = (id: string): void => {
  savedId = id;
};

/** The row to point to, once. */
export function takeSavedRow(): string | null {
  const id = savedId;
  savedId = null;
  return id;
}
