import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { injectManifest, type ManifestEntry } from 'workbox-build'

const ENTRY = join(import.meta.dirname, 'service-worker.ts')
const FILE = 'sw.js'
/** Rendered by the server; see `ssr: false` in nuxt.config.ts. */
const SHELL = '/offline'

/**
 * Bundles the service worker into the folder of the built app and writes into it the list of what it keeps.
 *
 * @param publicDir absolute; the files the server will give out are there already.
 * @param localeHashes JSON; hash of the words of each language, as @nuxtjs/i18n has put them into the server's build.
 * @throws Error when nothing to keep was found, or the bundle fails.
 */
export async function buildServiceWorker(publicDir: string, localeHashes: unknown): Promise<void> {
  const words = addressesOfWords(localeHashes)
  const bundle = `bundle-of-${FILE}`
  await build({
    configFile: false,
    root: import.meta.dirname,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      outDir: publicDir,
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: false,
      rollupOptions: { input: ENTRY, output: { format: 'iife', entryFileNames: bundle } },
    },
  })
  const { count, warnings } = await injectManifest({
    swSrc: join(publicDir, bundle),
    swDest: join(publicDir, FILE),
    globDirectory: publicDir,
    globPatterns: ['_nuxt/**/*.{js,css}', 'favicon.svg', 'icons/icon-192.png'],
    // Their names say what is in them.
    dontCacheBustURLsMatching: /^_nuxt\//,
    manifestTransforms: [(files) => withRendered(files, words)],
  })
  await rm(join(publicDir, bundle))
  if (warnings.length > 0 || count < 2)
    throw new Error(`service worker: ${warnings.join('; ') || 'no files'}`)
}

/** A page that was rendered brings its words along; one that starts from the shell fetches them from here. */
function addressesOfWords(localeHashes: unknown): string[] {
  if (typeof localeHashes !== 'string')
    throw new Error('service worker: the hashes of the words are not known')
  const hashes = Object.entries(JSON.parse(localeHashes) as Record<string, string>)
  return hashes.map(([locale, hash]) => `/_i18n/${hash}/${locale}/messages.json`)
}

/** What the server renders. The shell loads these very files: it is another one when they are others. */
function withRendered(files: (ManifestEntry & { size: number })[], words: readonly string[]) {
  const revision = createHash('sha256')
    .update(
      files
        .map(({ url }) => url)
        .toSorted()
        .join('\n'),
    )
    .digest('hex')
  const rendered = [
    { url: SHELL, revision: revision.slice(0, 16), size: 0 },
    ...words.map((url) => ({ url, revision: null, size: 0 })),
  ]
  return { manifest: [...files, ...rendered] }
}
