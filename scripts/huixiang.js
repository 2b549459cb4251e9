#!/usr/bin/env node
// npx huixiang <command>
import { buildWeb } from './build-web.js'
import { becomeHuixiang, prepare } from './prepare.js'

const args = process.argv.slice(2)
const runtime = prepare()
if (args[0] === 'serve' && !args.includes('--help')) buildWeb(runtime)
becomeHuixiang(runtime, args)
