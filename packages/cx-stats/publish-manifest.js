// npm (unlike pnpm) does not apply publishConfig.exports, and a published package must not point at TypeScript:
// Node refuses to strip types below node_modules. So packing swaps the manifest and puts it back.
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

const kept = '.package.json.kept'

if (process.argv[2] === 'restore') {
  renameSync(kept, 'package.json')
} else {
  const { publishConfig, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8'))
  const { exports, ...rest } = publishConfig
  copyFileSync('package.json', kept)
  writeFileSync('package.json', `${JSON.stringify({ ...manifest, exports, publishConfig: rest }, null, 2)}\n`)
}
