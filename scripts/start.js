// npm start [-- --demo]
import { buildWeb } from './build-web.js'
import { becomeHuixiang, prepare, root } from './prepare.js'

process.chdir(root)
const runtime = prepare()
buildWeb(runtime)
becomeHuixiang(runtime, ['serve', ...process.argv.slice(2)])
