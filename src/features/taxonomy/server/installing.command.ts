import { command } from '#platform/server/command.ts'
import { installLabels } from '../contract/templates.ts'
import { taxonomyInstalled } from '../contract.ts'
import { planImport } from '../domain/import-plan.ts'
import { templateRows } from '../domain/templates.ts'
import { carryOut } from './planned-changes.ts'
import { shippedTrees } from './public/shipped-trees.ts'
import { allLabels } from './taxonomy.store.ts'

export const installingLabels = command(installLabels, async (context, { template, others }) => {
  const labels = await allLabels(context.db)
  const rows = templateRows(shippedTrees[template], labels)
  const plan = planImport(labels, rows, { others, newId: context.newId })
  const figures = {
    created: plan.created.length,
    restored: plan.changed.length,
    archived: plan.archived.length,
  }
  const tree = await carryOut(context, plan, template)
  context.emit(taxonomyInstalled, {
    subject: tree.id,
    facts: { template, labels: figures.created + figures.restored, version: tree.version },
  })
  return figures
})
