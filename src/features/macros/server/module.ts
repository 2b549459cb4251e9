import type { ServerModule } from '#platform/server/module.ts'
import { macroEvents, macroPermissions } from '../contract.ts'
import { forgetThePerson } from './forget-the-person.reaction.ts'
import { adding, archiving, changing } from './keeping.command.ts'
import { macroList, macroPreview } from './macros.query.ts'
import { running, undoing } from './running.command.ts'

export const macros: ServerModule = {
  name: 'macros',
  permissions: macroPermissions,
  events: macroEvents,
  handlers: [macroList, macroPreview, adding, archiving, changing, running, undoing],
  followers: [forgetThePerson],
}
