import { defineNuxtConfig } from 'nuxt/config'
import { sharedScriptFile } from './script-files.ts'
import { buildServiceWorker } from './service-worker/build-service-worker.ts'

/** The styles of the Vant components this app uses. Icons are the app's own, so Vant's icon font stays out. */
const vantStyles = ['popup', 'loading', 'toast', 'pull-refresh']

/** The service worker is one bundle and fetches from here alone. */
const WORKER_POLICY = "default-src 'none'; connect-src 'self'"

export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  future: { compatibilityVersion: 4 },
  // A build has a folder of its own, so that type checks and `nuxt dev` can run beside it.
  buildDir: process.env.WEB_BUILD_DIR ?? '.nuxt',
  telemetry: false,
  devtools: { enabled: false },
  modules: ['@pinia/nuxt', '@nuxtjs/i18n'],

  // Every import is written out: a reader, knip and the import rules can follow each edge.
  imports: { autoImport: false },
  components: false,
  pinia: { storesDirs: [] },

  // What every page's head has in common and never changes: the server writes it, and no phone works it out again.
  app: {
    head: {
      meta: [
        { name: 'viewport', content: 'width=device-width, initial-scale=1, viewport-fit=cover' },
        { name: 'theme-color', content: '#f6f3ee', media: '(prefers-color-scheme: light)' },
        { name: 'theme-color', content: '#121110', media: '(prefers-color-scheme: dark)' },
      ],
      link: [
        { rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' },
        { rel: 'apple-touch-icon', href: '/icons/apple-touch-180.png' },
        // With the cookies, one of which holds the reader's language.
        { rel: 'manifest', href: '/manifest.webmanifest', crossorigin: 'use-credentials' },
      ],
    },
  },

  css: [
    'vant/es/style/base.css',
    ...vantStyles.map((name) => `vant/es/${name}/index.css`),
    '~/assets/tokens.css',
    '~/assets/base.css',
  ],

  // Overridden at run time by NUXT_API_BASE_INTERNAL and NUXT_PUBLIC_API_BASE.
  runtimeConfig: {
    /** Origin of the API as this server reaches it, without a path. */
    apiBaseInternal: 'http://127.0.0.1:3001',
    public: {
      /** Base of the API as the browser reaches it: a path of the own origin, or a full URL. */
      apiBase: '/api',
    },
  },

  i18n: {
    strategy: 'no_prefix',
    defaultLocale: 'zh-CN',
    langDir: 'locales',
    locales: [
      { code: 'zh-CN', language: 'zh-CN', name: '中文', file: 'zh-CN.json' },
      { code: 'en', language: 'en', name: 'English', file: 'en.json' },
    ],
    // Its components and its directive are not used: texts come from `t` alone.
    bundle: { fullInstall: false },
    detectBrowserLanguage: { useCookie: true, cookieKey: 'aic_locale', fallbackLocale: 'en' },
  },

  // The page a service worker falls back to: the app without content, whatever the address.
  routeRules: {
    '/offline': { ssr: false },
    // A browser that kept it would never learn of a newer one.
    '/sw.js': { headers: { 'cache-control': 'no-cache', 'content-security-policy': WORKER_POLICY } },
  },
  hooks: {
    // No links that fetch every part of a page which may be asked for later: sheets come with the tap, and the parts
    // of a wide screen never come to a phone.
    'build:manifest': (manifest) => {
      for (const chunk of Object.values(manifest)) chunk.dynamicImports = []
    },
    'nitro:build:public-assets': (nitro) =>
      buildServiceWorker(nitro.options.output.publicDir, nitro.options.replace.__I18N_LOCALE_HASHES__),
  },

  features: { inlineStyles: false },
  experimental: { appManifest: false, payloadExtraction: false },
  build: { transpile: ['vant', 'virtua', /@ai-community\/shared/] },
  vite: {
    // One file of styles: 15 small ones hold up a phone's first picture for as many round trips, and with one the
    // order of rules does not depend on which page came first.
    build: { target: 'es2022', cssCodeSplit: false },
    $client: {
      build: {
        rollupOptions: {
          output: { manualChunks: sharedScriptFile, onlyExplicitManualChunks: true },
        },
      },
    },
  },
  nitro: {
    preset: 'node-server',
    ...(process.env.WEB_OUTPUT_DIR && { output: { dir: process.env.WEB_OUTPUT_DIR } }),
    compressPublicAssets: { gzip: true, brotli: true },
  },
  typescript: {
    strict: true,
    tsConfig: {
      // Another world than a page's: it has a configuration of its own.
      exclude: ['../service-worker/service-worker.ts', '../service-worker/strategy-plugins.ts'],
      compilerOptions: {
        noUncheckedIndexedAccess: true,
        noUnusedLocals: true,
        noUnusedParameters: true,
        allowImportingTsExtensions: true,
      },
    },
  },
})
