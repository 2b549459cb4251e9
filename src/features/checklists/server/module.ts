import { removeBytes } from '#platform/server/files/removing.ts'
import type { ServerModule } from '#platform/server/module.ts'
import { checklistEvents, checklistSaved } from '../contract.ts'
import { approvals } from './approvals.query.ts'
import { asking, deciding } from './approving.command.ts'
import { downloadEvidence, serveEvidence } from './evidence-files.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { adding, archiving, changing } from './keeping.command.ts'
import { all } from './keeping.query.ts'
import { ofTicket } from './of-ticket.query.ts'
import { ticking } from './ticking.command.ts'

export const checklists: ServerModule = {
  name: 'checklists',
  permissions: ['checklists.approve'],
  events: [...checklistEvents, checklistSaved],
  handlers: [all, adding, changing, archiving, ofTicket, ticking, asking, deciding, approvals],
  followers: [forgetAfterErasure],
  jobs: [removeBytes],
  rawRoutes: [downloadEvidence],
  routes: serveEvidence,
}
