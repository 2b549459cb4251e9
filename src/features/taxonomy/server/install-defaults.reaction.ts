import type { DefaultLabel } from '@huixiang/text-analysis/taxonomies/default-label.ts'
import { ecommerceTaxonomy } from '@huixiang/text-analysis/taxonomies/ecommerce.ts'
import { generalTaxonomy } from '@huixiang/text-analysis/taxonomies/general.ts'
import { governmentTaxonomy } from '@huixiang/text-analysis/taxonomies/government.ts'
import { telecomTaxonomy } from '@huixiang/text-analysis/taxonomies/telecom.ts'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { taxonomyInstalled } from '../contract.ts'
import type { LabelState } from '../domain/import-plan.ts'
import { insertLabels, insertTaxonomy } from './taxonomy.store.ts'

const templates: Readonly<Record<string, readonly DefaultLabel[]>> = {
  general: generalTaxonomy,
  telecom: telecomTaxonomy,
  ecommerce: ecommerceTaxonomy,
  government: governmentTaxonomy,
}

/** Industries whose matters another one's tree names. */
const nearest: Readonly<Record<string, string>> = { retail: 'ecommerce', logistics: 'ecommerce' }

function statesOf(labels: readonly DefaultLabel[], newId: () => string): LabelState[] {
  const ids = new Map(labels.map(({ id }) => [id, newId()]))
  return labels.map(({ id, parentId, name, description, keywords }, index) => ({
    id: ids.get(id) as string,
    parentId: parentId === null ? null : (ids.get(parentId) as string),
    depth: id.split('.').length,
    nameZh: name.zh,
    nameEn: name.en,
    description: description.zh,
    keywords,
    examples: [],
    code: id,
    active: true,
    position: index + 1,
  }))
}

/** A new organisation starts with the labels of its industry; one that has labels already keeps them. */
export const installDefaultLabels = reaction({
  name: 'taxonomy.install-defaults-after-set-up',
  on: [organisationSetUp],
  react: async ({ db, now, newId, emit }, events) => {
    for (const { facts } of events) {
      const named = nearest[facts.industry] ?? facts.industry
      const template = named in templates ? named : 'general'
      const id = newId()
      if (!(await insertTaxonomy(db, { id, template, changed_at: new Date(now) }))) continue
      const labels = statesOf(templates[template] as readonly DefaultLabel[], newId)
      await insertLabels(db, labels)
      emit(taxonomyInstalled, { subject: id, facts: { template, labels: labels.length, version: 1 } })
    }
  },
})
