import type { ServerModule } from '#platform/server/module.ts'
import { treeChanges } from '../contract.ts'
import {
  archivingLabel,
  changingLabel,
  creatingLabel,
  movingLabel,
  restoringLabel,
} from './editing.command.ts'
import { exportLabels, exportRoutes } from './export.routes.ts'
import { importingLabels } from './importing.command.ts'
import { installDefaultLabels } from './install-defaults.reaction.ts'
import { installingLabels } from './installing.command.ts'
import { labelTree, usageOfLabel } from './labels.query.ts'
import { mergingLabel, undoingMerge } from './merging.command.ts'
import { splittingLabel } from './splitting.command.ts'
import { labelTemplate } from './templates.query.ts'

export const taxonomy: ServerModule = {
  name: 'taxonomy',
  permissions: ['taxonomy.edit'],
  events: treeChanges,
  handlers: [
    labelTree,
    usageOfLabel,
    creatingLabel,
    changingLabel,
    movingLabel,
    archivingLabel,
    restoringLabel,
    mergingLabel,
    undoingMerge,
    splittingLabel,
    importingLabels,
    labelTemplate,
    installingLabels,
  ],
  followers: [installDefaultLabels],
  rawRoutes: [exportLabels],
  routes: exportRoutes,
}
