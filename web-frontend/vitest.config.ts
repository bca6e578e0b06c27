import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    name: 'web-frontend',
    include: ['{app,server,test}/**/*.test.ts'],
    // Vant's modules import each other without extensions, which only a bundler follows.
    server: { deps: { inline: ['vant', 'virtua'] } },
  },
})
