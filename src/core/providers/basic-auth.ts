/** The value of an `Authorization` header: https://www.rfc-editor.org/rfc/rfc7617 */
export function basicAuth(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}
