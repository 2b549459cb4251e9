import { removeBytes } from '#platform/server/files/removing.ts'
import type { ServerModule } from '#platform/server/module.ts'
import { ofJointTask, ofTicket } from './files.query.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { downloadFile, downloadTaskFile, serveFiles, uploadFile } from './serving-files.ts'

/** Files that go with what is written on tickets. */
export const ticketFiles: ServerModule = {
  name: 'ticket-files',
  permissions: [],
  events: [],
  handlers: [ofTicket, ofJointTask],
  followers: [forgetAfterErasure],
  jobs: [removeBytes],
  rawRoutes: [uploadFile, downloadFile, downloadTaskFile],
  routes: serveFiles,
}
