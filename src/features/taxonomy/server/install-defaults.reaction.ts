import { organisationSetUp } from '#features/organisation/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { taxonomyInstalled } from '../contract.ts'
import { planImport } from '../domain/import-plan.ts'
import { templateFor, templateRows } from '../domain/templates.ts'
import { shippedTrees } from './public/shipped-trees.ts'
import { insertLabels, insertTaxonomy } from './taxonomy.store.ts'

/** A new organisation starts with the labels of its industry; one that has labels already keeps them. */
export const installDefaultLabels = reaction({
  name: 'taxonomy.install-defaults-after-set-up',
  on: [organisationSetUp],
  react: async ({ db, now, newId, emit }, events) => {
    for (const { facts } of events) {
      const template = templateFor(facts.industry)
      const id = newId()
      if (!(await insertTaxonomy(db, { id, template, changed_at: new Date(now) }))) continue
      const rows = templateRows(shippedTrees[template], [])
      const { created } = planImport([], rows, { others: 'keep', newId })
      await insertLabels(db, created)
      emit(taxonomyInstalled, { subject: id, facts: { template, labels: created.length, version: 1 } })
    }
  },
})
