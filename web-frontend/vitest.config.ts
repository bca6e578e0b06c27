import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  // What Nuxt would put into the app, taken straight from where Nuxt has it from.
  resolve: { alias: { '#imports': fileURLToPath(new URL('test/nuxt-imports.ts', import.meta.url)) } },
  test: {
    name: 'web-frontend',
    include: ['{app,server,test}/**/*.test.ts'],
    // Vant's modules import each other without extensions, which only a bundler follows.
    server: { deps: { inline: ['vant', 'virtua'] } },
  },
})
