// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { installServiceWorker } from './new-version.ts'

/** A browser whose service workers come, or not, as `register` says. */
function browserWith(register: () => Promise<unknown>, isOnline: boolean): void {
  const serviceWorker = { controller: null, register, addEventListener: () => undefined }
  vi.stubGlobal('navigator', { serviceWorker, onLine: isOnline })
}

afterEach(() => vi.unstubAllGlobals())

describe('the service worker', () => {
  it('that is cut off by a lost connection is asked for again when it is back', async () => {
    const register = vi.fn(() => Promise.reject(new TypeError('Failed to register a ServiceWorker')))
    browserWith(register, false)
    await installServiceWorker(() => undefined)
    expect(register).toHaveBeenCalledTimes(1)
    dispatchEvent(new Event('online'))
    await vi.waitUntil(() => register.mock.calls.length === 2)
  })

  it('that cannot be installed otherwise is a fault that shows', async () => {
    browserWith(() => Promise.reject(new TypeError('The script has an error')), true)
    await expect(installServiceWorker(() => undefined)).rejects.toThrow('The script has an error')
  })
})
