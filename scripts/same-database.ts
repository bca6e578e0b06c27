const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether two `mysql://` addresses name one database, whoever logs in there. */
export function isSameDatabase(one: string, other: string): boolean {
  const [a, b] = [placeOf(one), placeOf(other)]
  return a.server === b.server && a.database === b.database
}

function placeOf(url: string): { server: string; database: string } {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const host = LOOPBACK.has(hostname) ? 'localhost' : hostname
  return { server: searchParams.get('socketPath') ?? `${host}:${port || 3306}`, database: pathname }
}
