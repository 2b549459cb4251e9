// Builds the browser's part of the application, unless it already is of these sources.
import { buildWeb } from './build-web.js'
import { prepare } from './prepare.js'

buildWeb(prepare())
