import type { ServerModule } from '#platform/server/module.ts'
import { feedbackExported, importEvents, rejectsDownloaded } from '../contract.ts'
import { importLabelling } from './import-labelling.query.ts'
import { importDetails, importList, rejects } from './import-pages.query.ts'
import { removeParts, workOnImport } from './import-work.ts'
import { checking, discarding, mapping, running, stopping, undoing } from './importing.command.ts'
import { downloadRejects, serveRejects } from './rejects-download.ts'
import { forgetImports, reviveImports } from './upkeep.timer.ts'
import { serveImportUploads, uploadImport } from './uploads.ts'

export const imports: ServerModule = {
  name: 'imports',
  permissions: [],
  events: [...importEvents, rejectsDownloaded, feedbackExported],
  handlers: [
    importList,
    importDetails,
    importLabelling,
    rejects,
    mapping,
    checking,
    running,
    stopping,
    undoing,
    discarding,
  ],
  jobs: [workOnImport, removeParts],
  timers: [reviveImports, forgetImports],
  rawRoutes: [uploadImport, ...downloadRejects],
  routes: (server, house, identify) => {
    serveImportUploads(server, house, identify)
    serveRejects(server, house, identify)
  },
}
