import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('src/client'),
  // Relative addresses: the same build serves at the root of a port and below a path of the proxy.
  base: './',
  publicDir: here('src/client/public'),
  build: { outDir: here('dist'), emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 700 },
})
