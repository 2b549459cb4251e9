import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { changeCustomField, createCustomField, customFieldSaved } from '../contract.ts'
import { insertField, updateField } from './custom-fields.store.ts'
import { allFields, fieldWith } from './known-fields.ts'

const mostFields = 60

function checkedOptions(kind: string, options: readonly string[]): string {
  if (kind === 'choice' && options.length < 2) throw new Refusal('organisation.fewOptions', 'invalid')
  if (new Set(options).size < options.length) throw new Refusal('organisation.optionTwice', 'invalid')
  return JSON.stringify(kind === 'choice' ? options : [])
}

export const creatingField = command(createCustomField, async (context, input) => {
  const { entity, key, kind, labelZh, labelEn, required } = input
  const options = checkedOptions(kind, input.options)
  const fields = await allFields(context.db, entity)
  if (fields.some((field) => field.key === key))
    throw new Refusal('organisation.keyTaken', 'conflict', { key })
  if (fields.length >= mostFields)
    throw new Refusal('organisation.tooManyFields', 'conflict', { most: mostFields })
  const id = context.newId()
  const position = fields.length === 0 ? 1 : Math.max(...fields.map((field) => field.position)) + 1
  const labels = { label_zh: labelZh, label_en: labelEn }
  await insertField(context.db, {
    id,
    entity,
    key,
    kind,
    ...labels,
    options,
    required,
    active: true,
    position,
  })
  context.emit(customFieldSaved, { subject: id, facts: { entity, change: 'created', kind, active: true } })
  return { fieldId: id }
})

/** Key and kind stay: values stored under them must keep their meaning. */
export const changingField = command(changeCustomField, async (context, input) => {
  const field = await fieldWith(context.db, input.fieldId)
  if (field === undefined) throw new Refusal('platform.notFound', 'missing')
  const { entity, kind } = field
  const { labelZh, labelEn, required, active } = input
  const options = checkedOptions(kind, input.options)
  await updateField(context.db, field.id, { label_zh: labelZh, label_en: labelEn, options, required, active })
  context.emit(customFieldSaved, { subject: field.id, facts: { entity, change: 'changed', kind, active } })
  return {}
})
