const POLL_MS = 100
const REQUEST_TIMEOUT_MS = 3_000

/** Whether `url` answers 2xx now; otherwise why not, in a few words. */
async function checkHealth(url: string): Promise<{ healthy: true } | { healthy: false; reason: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) })
    const body = await response.text()
    return response.ok
      ? { healthy: true }
      : { healthy: false, reason: `${response.status} ${body.slice(0, 300)}` }
  } catch (error) {
    const cause = (error as Error).cause as NodeJS.ErrnoException | undefined
    return { healthy: false, reason: cause?.code ?? (error as Error).message }
  }
}

/**
 * Waits until `url` answers 2xx.
 *
 * @param stillWorthIt asked before each try; false ends the waiting, e.g. when the process has exited for good.
 * @throws Error with the last answer when the deadline passes.
 */
export async function waitUntilHealthy(
  url: string,
  deadlineMs: number,
  stillWorthIt: () => boolean,
): Promise<void> {
  const deadline = Date.now() + deadlineMs
  let reason = 'no answer'
  while (Date.now() < deadline && stillWorthIt()) {
    const health = await checkHealth(url)
    if (health.healthy) return
    reason = health.reason
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  throw new Error(`${url} did not become healthy: ${reason}`)
}
