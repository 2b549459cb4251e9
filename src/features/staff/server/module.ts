import type { ServerModule } from '#platform/server/module.ts'
import {
  availabilityChanged,
  personChanged,
  personDisabled,
  personErased,
  personInvited,
  roleSaved,
  unitSaved,
} from '../contract/events.ts'
import { erasingPerson } from './erasing.command.ts'
import { invitingPeople, invitingPerson } from './inviting.command.ts'
import {
  assigningRoles,
  changingOwnProfile,
  changingPerson,
  disablingPerson,
  enablingPerson,
  settingAvailability,
} from './people.command.ts'
import { nameList, peopleList, personPage } from './people.query.ts'
import { changingRole, creatingRole, removingRole, restoringRole } from './roles.command.ts'
import { roleList } from './roles.query.ts'
import { archivingUnit, changingUnit, creatingUnit, movingUnit, restoringUnit } from './tree.command.ts'
import { unitTree } from './tree.query.ts'

export const staff: ServerModule = {
  name: 'staff',
  permissions: ['staff.read', 'staff.manage', 'staff.configure_roles'],
  events: [
    unitSaved,
    personInvited,
    personChanged,
    personDisabled,
    personErased,
    roleSaved,
    availabilityChanged,
  ],
  handlers: [
    unitTree,
    creatingUnit,
    changingUnit,
    movingUnit,
    archivingUnit,
    restoringUnit,
    peopleList,
    personPage,
    nameList,
    invitingPerson,
    invitingPeople,
    changingPerson,
    changingOwnProfile,
    disablingPerson,
    enablingPerson,
    erasingPerson,
    assigningRoles,
    settingAvailability,
    roleList,
    creatingRole,
    changingRole,
    restoringRole,
    removingRole,
  ],
}
