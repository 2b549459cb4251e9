import type { ServerModule } from '#platform/server/module.ts'
import { customFieldSaved, organisationChanged, organisationSetUp, setUpOrganisation } from '../contract.ts'
import { changingField, creatingField } from './custom-fields.command.ts'
import { changingOrganisation } from './organisation.command.ts'
import { fieldList, profile } from './organisation.query.ts'
import { serveSetUp } from './set-up.routes.ts'

export const organisation: ServerModule = {
  name: 'organisation',
  permissions: ['organisation.configure'],
  events: [organisationSetUp, organisationChanged, customFieldSaved],
  handlers: [profile, changingOrganisation, fieldList, creatingField, changingField],
  endpoints: [setUpOrganisation],
  routes: serveSetUp,
}
