import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite'

const publicEntry = 'src/app/public/main.ts'
const hasPublicEntry = existsSync(publicEntry)

// What changes only with an upgrade keeps its name in browsers' caches from release to release.
const floor = {
  name: 'floor',
  // The rule against run-time code stands beside zod, so that it is in force before any schema exists.
  test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|zod|dayjs)\/|web\/without-run-time-code/,
}

// A browser asks for a few files at a time, so what several pages share comes in few: libraries, then what stands on them, then what stands on that.
const shared = [
  { name: 'controls', test: /node_modules/, minShareCount: 4 },
  { name: 'house', tags: ['$initial' as const] },
  { name: 'parts', test: /src\/(platform|features\/[\w-]+\/(contract|domain))\b/, minShareCount: 3 },
  { name: 'rooms', test: /src\/features\/[\w-]+\/web\/public\//, minShareCount: 3 },
]

const worthPacking = 1_000 // bytes

/** Beside every script and style stands the same one packed, which is what the server sends. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const content = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        if (content.length < worthPacking || !/\.(m?js|css)$/.test(file.fileName)) continue
        const source = brotliCompressSync(content, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
        })
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source })
      }
    },
  },
}

/** The page names the files of the program, so that a browser fetches them beside the small script that begins. */
const houseAhead: Plugin = {
  name: 'house-ahead',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const house = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/app/web/house.tsx'))
      if (house === undefined) throw new Error('The program has no file of its own')
      const named = new Set([house.fileName])
      for (const name of named)
        for (const imported of chunks.find(({ fileName }) => fileName === name)?.imports ?? [])
          named.add(imported)
      const entry = chunks.find(({ isEntry }) => isEntry)?.fileName
      return [...named]
        .filter((name) => name !== entry)
        .map((name) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` },
          injectTo: 'head',
        }))
    },
  },
}

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** What drawing a PDF asks for by name: tables of Chinese, Japanese and Korean text, and fonts it may leave out. */
const pdfParts: Plugin = {
  name: 'pdf-parts',
  apply: 'build',
  generateBundle() {
    const { version } = JSON.parse(readFileSync(join(pdfjs, 'package.json'), 'utf8')) as { version: string }
    for (const folder of ['cmaps', 'standard_fonts'])
      for (const name of readdirSync(join(pdfjs, folder)).filter((one) => !one.startsWith('LICENSE')))
        this.emitFile({
          type: 'asset',
          fileName: `assets/pdf-${version}/${folder}/${name}`,
          source: readFileSync(join(pdfjs, folder, name)),
        })
  },
  applyToEnvironment: ({ name }) => name === 'client',
}

const workbench: BuildEnvironmentOptions = {
  outDir: 'dist/web',
  emptyOutDir: true,
  manifest: 'manifest.json',
  rolldownOptions: { input: 'index.html', output: { codeSplitting: { groups: [floor, ...shared] } } },
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

// Scripts that stand in other people's pages: named by addresses that stay, and without a name of their own in there.
const embedded: BuildEnvironmentOptions = {
  outDir: 'dist/embedded',
  emptyOutDir: true,
  manifest: 'manifest.json',
  copyPublicDir: false,
  rolldownOptions: {
    input: 'src/app/public/touchpoints.ts',
    output: { format: 'iife', entryFileNames: '[name].js' },
  },
}

export default defineConfig({
  plugins: [react(), pdfParts, houseAhead, packed],
  publicDir: 'src/app/web/static',
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1_100,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
  },
  environments: {
    client: { build: workbench },
    ...(hasPublicEntry && {
      public: { consumer: 'client' as const, build: publicPages },
      embedded: { consumer: 'client' as const, build: embedded },
    }),
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
      ['/api', '/voice', '/survey', '/q', '/files'].map((path) => [
        path,
        process.env.HUIXIANG_DEV_SERVER ?? 'http://127.0.0.1:8620',
      ]),
    ),
  },
})
