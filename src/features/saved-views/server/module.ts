import type { ServerModule } from '#platform/server/module.ts'
import { savedViewPermissions, viewSaved } from '../contract.ts'
import { forgetThePerson } from './forget-the-person.reaction.ts'
import { adding, changing, ordering, removing } from './keeping.command.ts'
import { viewCounts, viewList } from './saved-views.query.ts'

export const savedViews: ServerModule = {
  name: 'saved-views',
  permissions: savedViewPermissions,
  events: [viewSaved],
  handlers: [viewList, viewCounts, adding, changing, removing, ordering],
  followers: [forgetThePerson],
}
