import type { ServerModule } from '#platform/server/module.ts'
import { ticketLinkEvents } from '../contract.ts'
import { candidates } from './candidates.query.ts'
import { linked } from './linked-tickets.query.ts'
import { linking, unlinking } from './linking.command.ts'
import { preview } from './merge-preview.query.ts'
import { merging, takingApart } from './merging.command.ts'
import { splitting } from './splitting.command.ts'

export const ticketLinks: ServerModule = {
  name: 'ticket-links',
  permissions: [],
  events: ticketLinkEvents,
  handlers: [linked, candidates, preview, linking, unlinking, merging, takingApart, splitting],
}
