import { existsSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { type BuildEnvironmentOptions, defineConfig } from 'vite'

const publicEntry = 'src/app/public/main.ts'
const hasPublicEntry = existsSync(publicEntry)

// The words of all features in one language are one file: a screen needs them all for event sentences.
const words = (['zh-CN', 'en'] as const).map((locale) => ({
  name: `words-${locale}`,
  test: new RegExp(`/locales/${locale}\\.json$`),
}))

// What changes only with an upgrade keeps its name in browsers' caches from release to release.
const floor = {
  name: 'floor',
  // The rule against run-time code stands beside zod, so that it is in force before any schema exists.
  test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|zod|dayjs)\/|web\/without-run-time-code/,
}

const workbench: BuildEnvironmentOptions = {
  outDir: 'dist/web',
  emptyOutDir: true,
  rolldownOptions: { input: 'index.html', output: { codeSplitting: { groups: [...words, floor] } } },
}

// Server-rendered pages find their script and style in dist/public/manifest.json under the entry's path.
const publicPages: BuildEnvironmentOptions = {
  outDir: 'dist/public',
  emptyOutDir: true,
  assetsDir: 'public-assets',
  manifest: 'manifest.json',
  copyPublicDir: false,
  rolldownOptions: { input: publicEntry },
}

export default defineConfig({
  plugins: [react()],
  publicDir: 'src/app/web/static',
  build: { target: 'es2022', chunkSizeWarningLimit: 700, modulePreload: { polyfill: false } },
  environments: {
    client: { build: workbench },
    ...(hasPublicEntry && { public: { consumer: 'client' as const, build: publicPages } }),
  },
  builder: {
    buildApp: async (builder) => {
      for (const environment of Object.values(builder.environments))
        if (environment.name !== 'ssr') await builder.build(environment)
    },
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/api', '/voice', '/survey', '/files'].map((path) => [
        path,
        process.env.HUIXIANG_DEV_SERVER ?? 'http://127.0.0.1:8620',
      ]),
    ),
  },
})
